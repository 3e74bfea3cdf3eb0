package dev.trimtab.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.TrialStatus.CurvePoint;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Property(tries = 200)
    void lastBestAndMeanAreThoseOfAllReports(@ForAll("values") List<Double> values, @ForAll Goal goal) {
        Series series = series(goal, values);

        List<CurvePoint> finite = finite(values);
        MetricStatus status = series.status();
        if (finite.isEmpty()) {
            assertThat(series.best()).isNaN();
            assertThat(series.mean()).isNaN();
            assertThat(status).isEqualTo(new MetricStatus(null, null, null, List.of()));
            return;
        }
        Comparator<CurvePoint> byValue = Comparator.comparingDouble(CurvePoint::value);
        CurvePoint best = finite.stream()
                .min(goal == Goal.Maximize ? byValue.reversed() : byValue)
                .orElseThrow();
        double mean = finite.stream().mapToDouble(CurvePoint::value).average().orElseThrow();
        assertThat(series.last()).isEqualTo(values.getLast());
        assertThat(series.best()).isEqualTo(best.value());
        assertThat(series.mean()).isEqualTo(mean, within(1e-9));
        assertThat(status.last()).isEqualTo(Double.isFinite(values.getLast()) ? values.getLast() : null);
        assertThat(status.best()).isEqualTo(best.value());
        assertThat(status.bestStep()).isEqualTo(best.step());
    }

    @Property(tries = 200)
    void theCurveIsAThinnedSeriesFromItsFirstToItsLastFiniteReport(@ForAll("values") List<Double> values) {
        List<CurvePoint> curve = series(Goal.Maximize, values).status().curve();

        List<CurvePoint> finite = finite(values);
        assertThat(curve).hasSizeLessThanOrEqualTo(200).hasSizeGreaterThanOrEqualTo(Math.min(finite.size(), 100));
        assertThat(finite).containsSubsequence(curve);
        if (!finite.isEmpty()) {
            assertThat(curve.getFirst()).isEqualTo(finite.getFirst());
            assertThat(curve.getLast()).isEqualTo(finite.getLast());
        }
        assertThat(curve.stream().map(CurvePoint::step)).isSorted().doesNotHaveDuplicates();
    }

    @Property(tries = 200)
    void thePointsOfACurveAreEvenlySpread(@ForAll @IntRange(min = 1, max = 5000) int reports) {
        List<Double> values =
                IntStream.range(0, reports).mapToObj(i -> (double) i).toList();

        List<CurvePoint> curve = series(Goal.Maximize, values).status().curve();

        List<Long> gaps = IntStream.range(1, Math.max(1, curve.size() - 1))
                .mapToObj(i -> curve.get(i).step() - curve.get(i - 1).step())
                .distinct()
                .toList();
        assertThat(gaps).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void theLastReportIsOnTheCurveEvenIfItsStepWasReportedBefore() {
        var series = new Series(Goal.Minimize);
        LongStream.range(0, 302).forEach(i -> series.add(OptionalLong.of(1), i));

        assertThat(series.status().curve().getLast()).isEqualTo(new CurvePoint(1, 301));
    }

    @Test
    void theStepsAreThoseOfTheTrial() {
        var series = new Series(Goal.Minimize);
        series.add(OptionalLong.of(10), 0.5);
        series.add(OptionalLong.of(20), 0.4);
        series.add(OptionalLong.of(30), 0.6);

        assertThat(series.lastStep()).isEqualTo(30);
        assertThat(series.status().bestStep()).isEqualTo(20);
    }

    @Test
    void amongEqualReportsTheFirstIsTheBest() {
        assertThat(series(Goal.Maximize, List.of(1.0, 2.0, 2.0)).status().bestStep())
                .isEqualTo(2);
    }

    @Provide
    Arbitrary<List<Double>> values() {
        return Arbitraries.frequencyOf(
                        Tuple.of(9, Arbitraries.doubles().between(-1e3, 1e3)),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, 7.0)))
                .list()
                .ofMaxSize(900);
    }

    private static Series series(Goal goal, List<Double> values) {
        var series = new Series(goal);
        values.forEach(value -> series.add(OptionalLong.empty(), value));
        return series;
    }

    private static List<CurvePoint> finite(List<Double> values) {
        var points = new ArrayList<CurvePoint>();
        for (int i = 0; i < values.size(); i++) {
            if (Double.isFinite(values.get(i))) {
                points.add(new CurvePoint(i + 1, values.get(i)));
            }
        }
        return points;
    }
}
