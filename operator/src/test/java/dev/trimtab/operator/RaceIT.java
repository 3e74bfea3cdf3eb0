package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.OperatorProcess;
import dev.trimtab.operator.testkit.Operators;
import dev.trimtab.operator.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Writers that meet, and an operator that has nothing to write. Counts the operator's passes, so nothing may run beside it. */
@OnCluster
@Execution(ExecutionMode.SAME_THREAD)
class RaceIT {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private static final String ENDLESS = "echo score=$TRIMTAB_PARAM_X; exec sleep 3600";

    private static final int ROUNDS = 10;

    @Test
    void noEditOfTheSpecIsLostWhileStatusIsWritten(TestNamespace namespace) {
        String chatty = "i=0; while true; do i=$((i+1)); echo step=$i score=0.$i; sleep 0.1; done";
        namespace
                .apply(Manifests.experiment("race", "maxTrials: 100\nparallelism: 2", chatty))
                .orFail();
        namespace.awaitTrialState("race-1", "Running");

        var race = namespace
                .client()
                .resources(Experiment.class)
                .inNamespace(namespace.name())
                .withName("race");
        for (int edit = 1; edit <= 200; edit++) {
            race.patch(MERGE, "{\"spec\":{\"parallelism\":%d}}".formatted(1 + edit % 4));
        }
        race.patch(MERGE, "{\"spec\":{\"parallelism\":4}}");

        long generation = race.get().getMetadata().getGeneration();
        assertThat(generation).isGreaterThan(200);
        namespace.awaitSoon("status is about the last edit", () -> {
            var status = race.get().getStatus();
            return status.observedGeneration() == generation
                    && status.conditions().stream()
                            .allMatch(condition -> condition.getObservedGeneration() == generation);
        });
        namespace.awaitExperiment(
                "race",
                "as many trials run as the last edit says",
                it -> it.getStatus().trials().running() == 4);
        assertThat(namespace.trials()).hasSize(4);
    }

    @Test
    void aPassWithoutNewsWritesNothing(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("idle", "maxTrials: 2\nparallelism: 2", ENDLESS))
                .orFail();
        namespace
                .apply(Manifests.experiment("done", "maxTrials: 1", "echo score=1"))
                .orFail();
        namespace.awaitState("done", "Complete");
        for (String trial : new String[] {"idle-0", "idle-1"}) {
            namespace.awaitTrial(
                    trial,
                    trial + " has reported",
                    it -> it.getStatus() != null && it.getStatus().objective() != null);
        }
        namespace.awaitExperiment(
                "idle", "both trials run", it -> it.getStatus().trials().running() == 2);
        var operator = Operators.shared();
        var versions = namespace.versions();

        for (int round = 0; round < ROUNDS; round++) {
            for (var job : namespace.jobs()) {
                String trial = job.getMetadata().getName().replaceAll("-1$", "");
                awaitPass(operator, "trial", namespace, () -> poke(namespace, job));
                // A trial that is seen anew makes a pass of its experiment; its version is ours.
                awaitPass(
                        operator,
                        "experiment",
                        namespace,
                        () -> versions.put("Trial/" + trial, poke(namespace, namespace.trial(trial))));
            }
        }

        assertThat(namespace.versions()).isEqualTo(versions);
    }

    @Test
    void anExperimentDeletedWithoutItsTrialsLeavesThemInPeace(TestNamespace namespace) {
        awaitGarbageCollectionOfTrials(namespace);
        namespace.apply(Manifests.experiment("orphan", "maxTrials: 1", ENDLESS)).orFail();
        namespace.awaitTrial(
                "orphan-0",
                "it has reported",
                it -> it.getStatus() != null && it.getStatus().objective() != null);

        namespace.kubectl("delete", "experiment", "orphan", "--cascade=orphan").orFail();
        Trial left = namespace.awaitTrial(
                "orphan-0",
                "it has no owner",
                it -> it.getMetadata().getOwnerReferences().isEmpty());

        var operator = Operators.shared();
        double before = operator.passes("trial");
        for (int round = 0; round < ROUNDS; round++) {
            awaitPass(
                    operator,
                    "trial",
                    namespace,
                    () -> poke(namespace, namespace.job("orphan-0-1").orElseThrow()));
        }
        assertThat(operator.passes("trial") - before).as("passes").isLessThan(3 * ROUNDS);
        assertThat(namespace.trial("orphan-0")).isEqualTo(left);
        assertThat(namespace.job("orphan-0-1")).isPresent();
    }

    /**
     * The garbage collector learns of a new kind up to half a minute after its definition; a trial that it does not know
     * yet keeps its owner when that is orphaned, and is collected later.
     */
    private static void awaitGarbageCollectionOfTrials(TestNamespace namespace) {
        namespace.apply("""
                apiVersion: trimtab.dev/v1alpha1
                kind: Trial
                metadata:
                  name: ownerless
                  ownerReferences:
                  - {apiVersion: trimtab.dev/v1alpha1, kind: Experiment, name: never, uid: 00000000-0000-0000-0000-000000000000}
                spec: {experiment: never, parameters: {x: 0}}
                """).orFail();
        namespace.awaitThat("trials are collected", () -> namespace.trial("ownerless") == null);
    }

    /** Changes what the operator does not care about, so that it looks again. Returns the new version. */
    private static String poke(TestNamespace namespace, HasMetadata object) {
        return namespace
                .client()
                .resource(object)
                .patch(
                        MERGE,
                        "{\"metadata\":{\"labels\":{\"poke\":\"%s\"}}}"
                                .formatted(object.getMetadata().getResourceVersion()))
                .getMetadata()
                .getResourceVersion();
    }

    private static void awaitPass(OperatorProcess operator, String controller, TestNamespace namespace, Runnable poke) {
        double before = operator.passes(controller);
        poke.run();
        namespace.awaitThat("a pass of the " + controller, () -> operator.passes(controller) > before);
    }
}
