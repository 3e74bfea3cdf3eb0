package dev.trimtab.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.PriorSpec;
import dev.trimtab.engine.belief.Belief;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeliefsTest {

    @Test
    void priorsBecomeTheEnginesBeliefs() {
        List<ParameterSpec> parameters = List.of(
                with(Parameters.real("lr", 0, 1), new PriorSpec(0.25, 0.5, null)),
                with(Parameters.truth("nesterov"), new PriorSpec(null, null, List.of(1.0, 3.0))),
                Parameters.integer("layers", 1, 8));

        assertThat(Beliefs.of(parameters))
                .isEqualTo(
                        Map.of("lr", new Belief.Between(0.25, 0.5), "nesterov", new Belief.Weights(List.of(1.0, 3.0))));
    }

    private static ParameterSpec with(ParameterSpec spec, PriorSpec prior) {
        return new ParameterSpec(
                spec.name(),
                spec.doubleRange(),
                spec.integer(),
                spec.ordinal(),
                spec.categorical(),
                spec.booleanValue(),
                spec.permutation(),
                spec.when(),
                prior);
    }
}
