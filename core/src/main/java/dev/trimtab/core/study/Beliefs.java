package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.PriorSpec;
import dev.trimtab.engine.belief.Belief;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The priors of an experiment's parameters as the engine has them. */
final class Beliefs {

    private Beliefs() {}

    static Map<String, Belief> of(List<ParameterSpec> parameters) {
        Map<String, Belief> beliefs = new HashMap<>();
        for (ParameterSpec parameter : parameters) {
            PriorSpec prior = parameter.prior();
            if (prior != null) {
                beliefs.put(parameter.name(), belief(prior));
            }
        }
        return beliefs;
    }

    private static Belief belief(PriorSpec prior) {
        return prior.from() == null || prior.to() == null
                ? new Belief.Weights(prior.weights())
                : new Belief.Between(prior.from(), prior.to());
    }
}
