package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trials with budgets, on a real cluster with real pods. */
@OnCluster
class DehbIT {

    /** As many steps as the trial is told to make; the fewer, the better it looks. */
    private static final String STEPS = "S=0; while [ $S -lt $TRIMTAB_BUDGET ]; do S=$((S + 1));"
            + " echo step=$S score=$(python3 -c \"print($TRIMTAB_PARAM_X - $S)\"); done; [ $S = ${trial.budget} ]";

    /** The first seven trials: four of one step, two of two, one of all four. */
    private static final String LIMITS = "fidelity: {metric: epoch, max: 4}\nmaxTrials: 7\nparallelism: 4";

    private static String dehb(String name, String spec) {
        return Manifests.experiment(name, spec, STEPS)
                .replace("algorithm: {sobol: {}}", "algorithm: {dehb: {reductionFactor: 2}}");
    }

    @Test
    void everyTrialMakesTheStepsOfItsBudgetAndTheBestHasMadeAllOfThem(TestNamespace namespace) {
        // One at a time: of several, the first to end may go on before the best has ended.
        namespace
                .apply(dehb("few", LIMITS.replace("parallelism: 4", "parallelism: 1")))
                .orFail();

        Experiment done = namespace.awaitState("few", "Complete");

        List<Trial> trials = namespace.trials();
        assertThat(trials)
                .extracting(trial -> trial.getSpec().budget())
                .containsExactlyInAnyOrder(1L, 1L, 1L, 1L, 2L, 2L, 4L);
        assertThat(trials).allSatisfy(trial -> {
            assertThat(trial.getStatus().state()).isEqualTo("Succeeded");
            assertThat(trial.getStatus().step()).isEqualTo(trial.getSpec().budget());
        });
        assertThat(done.getStatus().trials().succeeded()).isEqualTo(7);
        assertThat(done.getStatus().best().trial()).isEqualTo("few-6");
        assertThat(done.getStatus().algorithm().name()).isEqualTo("dehb");
        String best = trials.stream()
                .filter(trial -> trial.getSpec().budget() == 1)
                .max((one, other) -> Double.compare(
                        one.getStatus().objective(), other.getStatus().objective()))
                .orElseThrow()
                .getSpec()
                .parameters()
                .toString();
        assertThat(trials.stream().filter(trial -> trial.getSpec().budget() == 2))
                .as("the best point of one step goes on")
                .anyMatch(trial -> trial.getSpec().parameters().toString().equals(best));
        assertThat(namespace.kubectl("get", "trials", "-o", "wide").orFail()).contains("BUDGET");
    }

    @Test
    void aTrialByHandGoesAsFarAsItSaysAndIsNotTheBestUnlessThatIsAllTheWay(TestNamespace namespace) {
        namespace.apply(dehb("hand", LIMITS + "\nsuspend: true")).orFail();
        namespace.apply(byHand("part", "budget: 3, ")).orFail();
        namespace.apply(byHand("whole", "")).orFail();
        namespace.edit("hand", "{\"spec\":{\"suspend\":false,\"maxTrials\":9}}");

        Experiment done = namespace.awaitState("hand", "Complete");

        assertThat(namespace.trial("part").getStatus().step()).isEqualTo(3);
        assertThat(namespace.trial("whole").getStatus().step()).isEqualTo(4);
        assertThat(namespace.trial("part").getStatus().objective()).isEqualTo(-2);
        assertThat(done.getStatus().best().trial()).isEqualTo("whole");
    }

    @Test
    void neitherTheStepsOfTheExperimentNorTheBudgetOfATrialCanChange(TestNamespace namespace) {
        namespace.apply(dehb("hand", LIMITS + "\nsuspend: true")).orFail();
        namespace.apply(byHand("part", "budget: 3, ")).orFail();

        for (String now : new String[] {"{\"max\":8}", "null"}) {
            var refused = namespace.kubectl(
                    "patch", "exp", "hand", "--type=merge", "-p", "{\"spec\":{\"fidelity\":" + now + "}}");
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.out()).contains("the fidelity of an experiment by dehb cannot change");
        }
        var refused = namespace.kubectl("patch", "trial", "part", "--type=merge", "-p", "{\"spec\":{\"budget\":4}}");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.out()).contains("a trial cannot change");
    }

    /** The best there can be. */
    private static String byHand(String name, String budget) {
        return """
                apiVersion: trimtab.dev/v1alpha1
                kind: Trial
                metadata: {name: %s}
                spec: {experiment: hand, %sparameters: {x: 1}}
                """.formatted(name, budget);
    }
}
