package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trials that are stopped by what they report, on a real cluster with real pods. */
@OnCluster
class EarlyStoppingIT {

    /** The first trial is better than any other can be; all of them run until they are stopped. */
    private static final String ENDLESS = "S=$TRIMTAB_PARAM_X; [ $TRIMTAB_TRIAL = race-0 ] && S=2;"
            + " echo step=1 score=$S; echo step=2 score=$S; exec sleep 3600";

    @Test
    void aTrialThatHasFallenBehindIsStoppedAndTheNextOneStarts(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment(
                        "race", "fidelity: {metric: epoch, max: 9}\nmaxTrials: 4\nparallelism: 2", ENDLESS))
                .orFail();

        for (String behind : List.of("race-1", "race-2", "race-3")) {
            Trial stopped = namespace.awaitTrialState(behind, "Stopped");
            assertThat(stopped.getStatus().reason()).isEqualTo("FallenBehind");
            assertThat(stopped.getStatus().metrics().get("score").curve()).hasSize(2);
        }
        assertThat(namespace.trial("race-0").getStatus().state()).isEqualTo("Running");
        namespace.awaitThat(
                "only the best one's Job is left", () -> namespace.jobs().size() == 1);
        namespace.awaitExperiment(
                "race",
                "the stopped ones are counted",
                it -> it.getStatus().trials().stopped() == 3);
    }

    @Test
    void aTrialThatDivergesIsStopped(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment(
                        "nan",
                        "earlyStopping: {plateau: {patience: 100}}\nmaxTrials: 1",
                        "echo score=1; echo score=nan; exec sleep 3600"))
                .orFail();

        assertThat(namespace.awaitTrialState("nan-0", "Stopped").getStatus().reason())
                .isEqualTo("ObjectiveNotFinite");
        namespace.awaitState("nan", "Complete");
    }

    @Test
    void earlyStoppingMayBeChangedWhileTheExperimentRuns(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("race", "maxTrials: 2\nparallelism: 2", ENDLESS))
                .orFail();
        namespace.awaitTrial(
                "race-0",
                "race-0 has reported",
                it -> it.getStatus() != null && it.getStatus().step() != null);
        namespace.awaitTrial(
                "race-1",
                "race-1 has reported",
                it -> it.getStatus() != null && it.getStatus().step() != null);

        namespace.edit("race", "{\"spec\":{\"fidelity\":{\"max\":9}}}");

        namespace.awaitTrialReason("race-1", "FallenBehind");
        assertThat(namespace.trial("race-0").getStatus().state()).isEqualTo("Running");
    }
}
