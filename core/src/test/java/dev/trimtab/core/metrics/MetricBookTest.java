package dev.trimtab.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trimtab.api.v1alpha1.ConstraintSpec;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.MetricsSpec;
import dev.trimtab.api.v1alpha1.MetricsSpec.LogSource;
import dev.trimtab.api.v1alpha1.ObjectiveSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Reduce;
import dev.trimtab.api.v1alpha1.RetriesSpec;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.api.v1alpha1.TrialTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricBookTest {

    @ParameterizedTest
    @CsvSource({
        "Last, Minimize, 4",
        "Last, Maximize, 4",
        "Best, Minimize, 1",
        "Best, Maximize, 7",
        "Mean, Minimize, 4",
        "Mean, Maximize, 4"
    })
    void theObjectiveIsReducedAsTheExperimentSays(Reduce reduce, Goal goal, double value) {
        var book = book(goal, reduce);
        for (double report : new double[] {7, 1, 4}) {
            add(book, "loss", report);
        }

        assertThat(book.objective()).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({"Last, NaN", "Best, 7", "Mean, 7"})
    void aReportThatIsNoNumberCountsOnlyAsTheLast(Reduce reduce, double value) {
        var book = book(Goal.Maximize, reduce);
        add(book, "loss", 7);
        add(book, "loss", Double.NaN);

        assertThat(book.objective()).hasValue(value);
    }

    @Test
    void eachOfSeveralObjectivesIsReducedAsItSays() {
        var book = new MetricBook(List.of(
                new ObjectiveSpec("acc", Goal.Maximize, null, Reduce.Best),
                new ObjectiveSpec("loss", Goal.Minimize, null, Reduce.Best),
                new ObjectiveSpec("size", Goal.Minimize, null, Reduce.Last)));
        for (double report : new double[] {7, 1, 4}) {
            add(book, "acc", report);
            add(book, "loss", report);
        }

        assertThat(book.objectives().keySet()).containsExactly("acc", "loss", "size");
        assertThat(book.objectives().values())
                .containsExactly(OptionalDouble.of(7), OptionalDouble.of(1), OptionalDouble.empty());
        assertThat(book.objective()).hasValue(7);
    }

    @Test
    void aConstrainedMetricAlwaysFindsRoomAndItsLastReportCounts() {
        var book = new MetricBook(spec("memory", "loss", "late"));
        for (int i = 0; i < 30; i++) {
            add(book, "other-" + i, i);
        }
        for (double report : new double[] {7, 1, 4}) {
            add(book, "memory", report);
            add(book, "loss", report);
        }

        assertThat(book.constrained())
                .isEqualTo(Map.of(
                        "memory", OptionalDouble.of(4), "loss", OptionalDouble.of(4), "late", OptionalDouble.empty()));
        assertThat(book.objective()).hasValue(1);
        assertThat(book.names()).hasSize(17).contains("memory", "loss");
    }

    private static ExperimentSpec spec(String... constrained) {
        return new ExperimentSpec(
                List.of(new ObjectiveSpec("loss", Goal.Minimize, null, Reduce.Best)),
                Stream.of(constrained)
                        .map(metric -> new ConstraintSpec(metric, null, 5.0))
                        .toList(),
                List.of(),
                null,
                null,
                0L,
                null,
                null,
                null,
                null,
                1,
                1,
                0,
                null,
                false,
                new TrialTemplate(
                        null,
                        new RetriesSpec(0, 0),
                        new MetricsSpec(new LogSource(), null),
                        JsonNodeFactory.instance.objectNode()));
    }

    @Test
    void anObjectiveThatWasNeverReportedIsEmpty() {
        var book = book(Goal.Minimize, Reduce.Last);
        add(book, "acc", 0.9);

        assertThat(book.objective()).isEqualTo(OptionalDouble.empty());
        assertThat(book.step()).isEqualTo(OptionalLong.empty());
        assertThat(book.names()).containsExactly("acc");
    }

    @Test
    void theStepIsThatOfTheObjective() {
        var book = book(Goal.Minimize, Reduce.Last);
        book.add(new Report("loss", OptionalLong.of(7), 0.5));
        book.add(new Report("acc", OptionalLong.of(9), 0.5));

        assertThat(book.step()).hasValue(7);
    }

    @Test
    void theBestOfAMetricThatIsNotTheObjectiveIsTheLargest() {
        var book = book(Goal.Minimize, Reduce.Last);
        for (double report : new double[] {1, 3, 2}) {
            add(book, "loss", report);
            add(book, "acc", report);
        }

        assertThat(book.status().get("loss").best()).isEqualTo(1);
        assertThat(book.status().get("acc").best()).isEqualTo(3);
    }

    @Test
    void thereIsRoomForFifteenMetricsAndAlwaysForTheObjective() {
        var book = book(Goal.Minimize, Reduce.Last);
        for (int i = 0; i < 1000; i++) {
            add(book, "metric" + i, i);
        }
        add(book, "loss", 0.5);
        add(book, "late", 0.5);
        add(book, "metric0", 0.5);

        assertThat(book.names()).hasSize(16).contains("loss", "metric0", "metric14");
        assertThat(book.status().get("metric0").last()).isEqualTo(0.5);
    }

    @Test
    void theObjectiveTakesNoOthersPlace() {
        var book = book(Goal.Minimize, Reduce.Last);
        add(book, "loss", 0.5);
        for (int i = 0; i < 1000; i++) {
            add(book, "metric" + i, i);
        }

        assertThat(book.names()).hasSize(16);
    }

    @Test
    void aNameTooLongForAnObjectiveIsDropped() {
        var book = book(Goal.Minimize, Reduce.Last);
        add(book, "x".repeat(253), 1);
        add(book, "x".repeat(254), 1);

        assertThat(book.names()).containsExactly("x".repeat(253));
    }

    @Test
    void aSnapshotDoesNotChange() {
        var book = book(Goal.Minimize, Reduce.Last);
        add(book, "loss", 1);
        var before = book.status();
        add(book, "loss", 2);
        add(book, "acc", 2);

        assertThat(before).containsOnlyKeys("loss");
        assertThat(before.get("loss").curve()).hasSize(1);
    }

    @Test
    void readersSeeAConsistentBookWhileItIsWritten() throws Exception {
        var book = book(Goal.Maximize, Reduce.Best);
        int snapshots = 3_000;
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                readers.add(threads.submit(() -> {
                    for (int i = 0; i < snapshots; i++) {
                        awaitReport(book);
                        assertIsConsistent(book);
                    }
                }));
            }
            for (int i = 0; !readers.stream().allMatch(Future::isDone); i++) {
                add(book, "loss", i);
                add(book, "metric" + i % 20, i);
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        assertThat(book.objective()).isPresent();
    }

    private static void awaitReport(MetricBook book) {
        while (book.names().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** The writer counts up, so that last, best and the curve's end are one number. */
    private static void assertIsConsistent(MetricBook book) {
        MetricStatus loss = book.status().get("loss");
        assertThat(loss.best()).isEqualTo(loss.last());
        assertThat(loss.curve().getLast().value()).isEqualTo(loss.last());
        assertThat(book.objective().orElseThrow()).isGreaterThanOrEqualTo(loss.last());
    }

    private static MetricBook book(Goal goal, Reduce reduce) {
        return new MetricBook(new ObjectiveSpec("loss", goal, null, reduce));
    }

    private static void add(MetricBook book, String metric, double value) {
        book.add(new Report(metric, OptionalLong.empty(), value));
    }
}
