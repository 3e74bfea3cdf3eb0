package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.TestNamespace;
import org.junit.jupiter.api.Test;

/** Experiments that learn from others, on a real cluster with real pods. */
@OnCluster
class WarmStartIT {

    @Test
    void anExperimentBeginsWithTheBestTrialOfTheOneItLearnsFrom(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("small", "maxTrials: 4\nparallelism: 4", "echo score=$TRIMTAB_PARAM_X"))
                .orFail();
        var best = namespace.awaitState("small", "Complete").getStatus().best();

        namespace.apply(learner()).orFail();

        namespace.awaitState("large", "Complete");
        assertThat(namespace.trial("large-0").getSpec().parameters()).isEqualTo(best.parameters());
    }

    @Test
    void anExperimentWaitsForTheOneItLearnsFromAndSaysSo(TestNamespace namespace) {
        namespace.apply(learner()).orFail();
        assertThat(namespace.awaitState("large", "Stalled").getStatus().conditions())
                .anySatisfy(condition -> {
                    assertThat(condition.getType()).isEqualTo("Stalled");
                    assertThat(condition.getReason()).isEqualTo("WarmStartMissing");
                    assertThat(condition.getMessage())
                            .startsWith("spec.warmStart[0].experiment: there is no experiment small in this namespace");
                });

        namespace
                .apply(Manifests.experiment("small", "maxTrials: 1", "echo score=$TRIMTAB_PARAM_X"))
                .orFail();

        namespace.awaitState("large", "Complete");
    }

    private static String learner() {
        return Manifests.experiment("large", "warmStart: [{experiment: small}]\nmaxTrials: 1", "echo score=1")
                .replace("algorithm: {sobol: {}}", "algorithm: {bayesian: {}}");
    }
}
