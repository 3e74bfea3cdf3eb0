package dev.trimtab.operator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.ObjectiveSpec;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.metrics.MetricBook;
import dev.trimtab.core.metrics.Report;
import dev.trimtab.core.trial.Order;
import dev.trimtab.operator.testkit.Manifests;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EarlyStopsTest {

    @Test
    void aTrialIsJudgedByItsFreshReportsAndTheStatusesOfOthers() {
        Trial trial = trial("e-0", "Running", 0.1);
        Trial better = trial("e-1", "Running", 0.5, 0.6);
        assertThat(stop(experiment("fidelity: {min: 1, max: 9}"), trial, read(0.1, 0.2), better))
                .hasValueSatisfying(stop -> {
                    assertThat(stop.reason()).isEqualTo("FallenBehind");
                    assertThat(stop.message()).startsWith("At step 2 it is behind 1 other trial");
                });
        assertThat(stop(experiment("fidelity: {min: 1, max: 9}"), trial, read(0.1, 0.7), better))
                .isEmpty();
    }

    @Test
    void aReaderThatHasNotCaughtUpDoesNotHideWhatIsOnRecord() {
        Trial trial = trial("e-0", "Running", 0.1, 0.2);
        assertThat(stop(experiment("fidelity: {min: 1, max: 9}"), trial, read(0.9), trial("e-1", "Running", 0.5, 0.6)))
                .isPresent();
    }

    @Test
    void trialsThatAreOverCountAndFailedOnesDoNot() {
        Trial trial = trial("e-0", "Running", 0.1, 0.2);
        Experiment experiment = experiment("fidelity: {min: 1, max: 9}");
        assertThat(stop(experiment, trial, read(0.1, 0.2), trial("e-1", "Succeeded", 0.5, 0.6)))
                .isPresent();
        assertThat(stop(experiment, trial, read(0.1, 0.2), trial("e-1", "Failed", 0.5, 0.6)))
                .isEmpty();
    }

    @Test
    void nobodyIsStoppedWhereNobodyAskedForIt() {
        Trial trial = trial("e-0", "Running", 0.1, 0.2);
        Trial better = trial("e-1", "Running", 0.5, 0.6);
        assertThat(stop(experiment(""), trial, read(0.1, 0.2), better)).isEmpty();
        assertThat(stop(experiment("earlyStopping: {none: {}}"), trial, read(0.1, 0.2), better))
                .isEmpty();
    }

    @Test
    void aTrialThatHasReportedNothingIsNotJudged() {
        Trial trial = trial("e-0", "Running");
        Experiment experiment = experiment("earlyStopping: {median: {minTrials: 1}}");
        assertThat(stop(experiment, trial, read(), trial("e-1", "Running", 0.5)))
                .isEmpty();
        assertThat(stop(experiment, trial, read(Double.NaN), trial("e-1", "Running", 0.5)))
                .hasValueSatisfying(stop -> assertThat(stop.reason()).isEqualTo("ObjectiveNotFinite"));
    }

    private static Optional<Order.Stop> stop(Experiment experiment, Trial trial, MetricBook book, Trial... others) {
        return EarlyStops.of(trial, Measured.of(trial, book, false), experiment, Stream.of(others));
    }

    /** As the API server would give it back, defaults and all. */
    private static Experiment experiment(String spec) {
        String yaml = Manifests.experiment("e", spec, "true")
                .replace("goal: Maximize}", "goal: Maximize, reduce: Last}")
                .replace("max: 1}}", "max: 1, scale: Linear}}")
                .replace("fidelity: {", "fidelity: {metric: step, ")
                .replace("minTrials: 1}", "minTrials: 1}")
                .replace(
                        "  trial:\n", "  seed: 0\n  maxTrials: 10\n  parallelism: 2\n  maxFailedTrials: 3\n  trial:\n");
        return Serialization.unmarshal(yaml, Experiment.class);
    }

    private static MetricBook read(double... values) {
        var book = new MetricBook(
                new ObjectiveSpec("score", ObjectiveSpec.Goal.Maximize, null, ObjectiveSpec.Reduce.Last));
        for (int i = 0; i < values.length; i++) {
            book.add(new Report("score", OptionalLong.of(i + 1), values[i]));
        }
        return book;
    }

    private static Trial trial(String name, String state, double... values) {
        List<String> points = IntStream.range(0, values.length)
                .mapToObj(i -> "{step: " + (i + 1) + ", value: " + values[i] + "}")
                .toList();
        String measured = values.length == 0
                ? ""
                : "  step: %d\n  metrics: {score: {last: %s, curve: [%s]}}\n"
                        .formatted(
                                values.length,
                                values[values.length - 1],
                                points.stream().collect(Collectors.joining(", ")));
        return Serialization.unmarshal("""
                apiVersion: trimtab.dev/v1alpha1
                kind: Trial
                metadata: {name: %s, namespace: default}
                spec: {experiment: e, parameters: {x: 0.5}, seed: 0, origin: Suggested}
                status:
                  conditions: [{type: %s, status: "True"}]
                %s""".formatted(name, state, measured), Trial.class);
    }
}
