package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.TestNamespace;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a user does to an experiment while it runs, on a real cluster with real pods. */
@OnCluster
class LifecycleIT {

    private static final String QUICK = "echo score=$TRIMTAB_PARAM_X";

    /** Runs until it is stopped. */
    private static final String ENDLESS = "echo score=$TRIMTAB_PARAM_X; exec sleep 3600";

    @Test
    void anExperimentRunsItsTrialsAndFindsTheBest(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("quick", "maxTrials: 5\nparallelism: 3", QUICK))
                .orFail();

        Experiment done = namespace.awaitState("quick", "Complete");

        assertThat(done.getStatus().progress()).isEqualTo("5/5");
        assertThat(done.getStatus().trials().succeeded()).isEqualTo(5);
        assertThat(namespace.trials())
                .extracting(trial -> trial.getMetadata().getName())
                .containsExactly("quick-0", "quick-1", "quick-2", "quick-3", "quick-4");
        double best = namespace.trials().stream()
                .mapToDouble(trial -> trial.getSpec().parameters().path("x").asDouble())
                .max()
                .orElseThrow();
        assertThat(done.getStatus().best().value()).isEqualTo(best);
        assertThat(namespace.trials())
                .allSatisfy(trial -> assertThat(trial.getStatus().objective())
                        .isEqualTo(trial.getSpec().parameters().path("x").asDouble()));
    }

    @Test
    void aReachedTargetStopsWhatStillRuns(TestNamespace namespace) {
        String script = "if [ $TRIMTAB_TRIAL = goal-0 ]; then echo score=2; else exec sleep 3600; fi";
        String manifest = Manifests.experiment("goal", "maxTrials: 10\nparallelism: 3", script)
                .replace("goal: Maximize", "goal: Maximize, target: 1.5");
        namespace.apply(manifest).orFail();

        Experiment done = namespace.awaitState("goal", "Complete");

        assertThat(done.getStatus().conditions())
                .filteredOn(condition -> condition.getType().equals("Complete"))
                .extracting("reason")
                .containsExactly("TargetReached");
        namespace.awaitThat(
                "every other trial is stopped",
                () -> namespace.trials().stream()
                        .filter(trial -> !trial.getMetadata().getName().equals("goal-0"))
                        .allMatch(trial -> "Stopped".equals(trial.getStatus().state())));
        namespace.awaitThat("their Jobs are gone", () -> namespace.jobs().size() == 1);
    }

    @Test
    void suspensionGivesThePodsBackAndResumptionRunsTheSameTrials(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("pause", "maxTrials: 2\nparallelism: 2", ENDLESS))
                .orFail();
        namespace.awaitTrialState("pause-0", "Running");
        namespace.awaitTrialState("pause-1", "Running");
        var points = namespace.points();

        namespace.edit("pause", "{\"spec\":{\"suspend\":true}}");
        namespace.awaitState("pause", "Suspended");
        namespace.awaitThat("no Job is left", () -> namespace.jobs().isEmpty());
        namespace.awaitTrialState("pause-0", "Pending");

        namespace.edit("pause", "{\"spec\":{\"suspend\":false}}");
        Trial resumed = namespace.awaitTrialState("pause-0", "Running");
        assertThat(resumed.getStatus().attempts().disrupted()).isZero();
        assertThat(resumed.getStatus().attempts().failed()).isZero();
        assertThat(namespace.points()).isEqualTo(points);
    }

    @Test
    void maxTrialsAndParallelismMayChangeWhileItRuns(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("scale", "maxTrials: 2\nparallelism: 1", QUICK))
                .orFail();
        namespace.awaitState("scale", "Complete");

        namespace.edit("scale", "{\"spec\":{\"maxTrials\":6,\"parallelism\":4}}");
        namespace.awaitExperiment(
                "scale", "all six are done", it -> it.getStatus().trials().succeeded() == 6);

        assertThat(namespace
                        .kubectl("patch", "exp", "scale", "--type=merge", "-p", "{\"spec\":{\"maxTrials\":3}}")
                        .out())
                .contains("spec.maxTrials cannot be lower than the number of trials that are already done");
    }

    @Test
    void aDeletedExperimentLeavesNothingBehind(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("gone", "maxTrials: 4\nparallelism: 2", ENDLESS))
                .orFail();
        namespace.awaitTrialState("gone-0", "Running");

        namespace.kubectl("delete", "experiment", "gone").orFail();

        namespace.awaitThat(
                "trials, Jobs and pods are gone",
                () -> namespace.trials().isEmpty()
                        && namespace.jobs().isEmpty()
                        && namespace
                                .client()
                                .pods()
                                .inNamespace(namespace.name())
                                .list()
                                .getItems()
                                .isEmpty());
    }

    @Test
    void anExperimentThatTheApiServerCannotSeeThroughIsStalledWithASentence(TestNamespace namespace) {
        String manifest = Manifests.experiment("cycle", "maxTrials: 2", QUICK)
                .replace(
                        "[{name: x, double: {min: 0, max: 1}}]",
                        "[{name: a, categorical: {values: [u, v]}, when: {parameter: b, in: [u]}},"
                                + " {name: b, categorical: {values: [u, v]}, when: {parameter: a, in: [u]}}]");
        namespace.apply(manifest).orFail();

        Experiment stalled = namespace.awaitState("cycle", "Stalled");

        assertThat(stalled.getStatus().conditions())
                .filteredOn(condition -> condition.getType().equals("Stalled"))
                .allSatisfy(condition -> {
                    assertThat(condition.getStatus()).isEqualTo("True");
                    assertThat(condition.getMessage()).contains("a → b → a");
                });
        assertThat(namespace.trials()).isEmpty();
    }

    @Test
    void aTrialAppliedByHandIsTriedAndCounts(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("hand", "maxTrials: 3\nparallelism: 1", QUICK))
                .orFail();
        namespace.apply("""
                        apiVersion: trimtab.dev/v1alpha1
                        kind: Trial
                        metadata: {name: my-point}
                        spec: {experiment: hand, parameters: {x: 0.999}}
                        """).orFail();

        Experiment done = namespace.awaitState("hand", "Complete");

        assertThat(done.getStatus().trials().created()).isEqualTo(3);
        assertThat(done.getStatus().best().trial()).isEqualTo("my-point");
        assertThat(namespace.trial("my-point").getMetadata().getOwnerReferences())
                .hasSize(1);
    }

    @Test
    void conditionsAreThereFromTheFirstWordOn(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("kstatus", "maxTrials: 1", ENDLESS))
                .orFail();

        Experiment running = namespace.awaitExperiment("kstatus", "a status", it -> it.getStatus() != null);

        assertThat(running.getStatus().observedGeneration()).isEqualTo(1);
        Set<String> types = running.getStatus().conditions().stream()
                .map(condition -> condition.getType())
                .collect(Collectors.toSet());
        assertThat(types)
                .containsExactlyInAnyOrder("Ready", "Reconciling", "Stalled", "Suspended", "Complete", "Failed");
    }
}
