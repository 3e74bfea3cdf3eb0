package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.operator.testkit.Conditions;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.TestNamespace;
import org.junit.jupiter.api.Test;

/** Constraints on what trials measure, on a real cluster with real pods. */
@OnCluster
class ConstraintsIT {

    /** The better the score, the more memory. What it says first does not count. */
    private static final String SCRIPT = "echo memory=99; sleep 1; echo score=$TRIMTAB_PARAM_X memory=$TRIMTAB_PARAM_X";

    @Test
    void theBestTrialIsTheBestOfThoseThatMeetTheConstraints(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment(
                        "bound",
                        "constraints: [{metric: memory, min: 0, max: 0.6}]\nmaxTrials: 6\nparallelism: 3",
                        SCRIPT))
                .orFail();

        Experiment done = namespace.awaitState("bound", "Complete");

        assertThat(namespace.trials()).hasSize(6).allSatisfy(trial -> {
            assertThat(trial.getStatus().state()).isEqualTo("Succeeded");
            MetricStatus memory = trial.getStatus().metrics().get("memory");
            assertThat(memory.last()).isEqualTo(x(trial));
        });
        assertThat(namespace.trials()).anyMatch(trial -> x(trial) > 0.6);
        double best = namespace.trials().stream()
                .mapToDouble(ConstraintsIT::x)
                .filter(x -> x <= 0.6)
                .max()
                .orElseThrow();
        assertThat(done.getStatus().best().value()).isEqualTo(best);
    }

    @Test
    void whereNoTrialMeetsTheConstraintsNoneIsTheBestAndTheConditionSaysSo(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment(
                        "strict", "constraints: [{metric: memory, max: -1}]\nmaxTrials: 2\nparallelism: 2", SCRIPT))
                .orFail();

        Experiment done = namespace.awaitState("strict", "Complete");

        assertThat(done.getStatus().trials().succeeded()).isEqualTo(2);
        assertThat(done.getStatus().best()).isNull();
        assertThat(Conditions.of(done, "Complete").getMessage())
                .isEqualTo("All 2 trials that maxTrials allows are finished. No trial meets the constraints.");
    }

    @Test
    void aTrialThatNeverReportsAConstrainedMetricFails(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment(
                        "silent", "constraints: [{metric: memory, max: 1}]\nmaxTrials: 1", "echo score=1"))
                .orFail();

        Trial failed = namespace.awaitTrialState("silent-0", "Failed");

        assertThat(failed.getStatus().reason()).isEqualTo("MetricsUnavailable");
        assertThat(Conditions.message(failed))
                .isEqualTo("The workload is done but never reported memory; it reported score.");
    }

    @Test
    void constraintsCannotChange(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("fixed", "constraints: [{metric: memory, max: 1}]\nsuspend: true", SCRIPT))
                .orFail();

        for (String now : new String[] {"[{\"metric\":\"memory\",\"max\":2}]", "null"}) {
            var refused = namespace.kubectl(
                    "patch", "exp", "fixed", "--type=merge", "-p", "{\"spec\":{\"constraints\":" + now + "}}");

            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.out())
                    .contains("the constraints of an experiment cannot change: its trials so far were judged by them");
        }
    }

    private static double x(Trial trial) {
        return trial.getSpec().parameters().path("x").asDouble();
    }
}
