package dev.trimtab.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.ObjectiveSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Reduce;
import dev.trimtab.core.metrics.MetricBook;
import dev.trimtab.engine.schedule.Report;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private final MetricBook book = new MetricBook(new ObjectiveSpec("loss", Goal.Minimize, null, Reduce.Last));

    @Test
    void aCurveIsWhatWasReported() {
        report(1, 3);
        report(2, 1);
        report(5, 2);
        assertThat(curve()).contains(new Report(1, 3), new Report(2, 1), new Report(5, 2));
        assertThat(curve()).extracting(Report::step).isSorted();
    }

    @Test
    void theBestReportIsThereEvenWhereTheCurveIsThinned() {
        for (int step = 1; step <= 1_000; step++) {
            report(step, step == 600 ? -1 : 1);
        }
        assertThat(curve()).hasSizeLessThan(210).contains(new Report(600, -1));
        assertThat(curve()).extracting(Report::step).isSorted();
    }

    @Test
    void aLastReportThatIsNotFiniteEndsTheCurve() {
        report(1, 3);
        report(2, Double.NaN);
        assertThat(curve()).endsWith(new Report(2, Double.NaN));
        report(3, 1);
        assertThat(curve()).allMatch(report -> Double.isFinite(report.value()));
        report(4, Double.POSITIVE_INFINITY);
        assertThat(curve().getLast().step()).isEqualTo(4);
        assertThat(curve().getLast().value()).isNaN();
    }

    @Test
    void aTrialThatOnlyEverReportedNanHasACurve() {
        report(7, Double.NaN);
        assertThat(curve()).containsExactly(new Report(7, Double.NaN));
    }

    @Test
    void nothingReportedIsNoCurve() {
        assertThat(Curves.of(null, null)).isEmpty();
        assertThat(Curves.of(null, 3L)).isEmpty();
    }

    private void report(long step, double value) {
        book.add(new dev.trimtab.core.metrics.Report("loss", OptionalLong.of(step), value));
    }

    private List<Report> curve() {
        return Curves.of(book.status().get("loss"), book.step().getAsLong());
    }
}
