package dev.trimtab.engine.study;

import dev.trimtab.engine.belief.Belief;
import dev.trimtab.engine.suggest.Source;
import java.util.List;
import java.util.Map;

/**
 * What is known of a study before its first trial.
 *
 * @param beliefs where good values are expected, by the name of the parameter
 * @param sources what trials of other studies have shown; heeded by {@link Algorithm.Bayesian}
 */
public record Knowledge(Map<String, Belief> beliefs, List<Source> sources) {
    public static final Knowledge NONE = new Knowledge(Map.of(), List.of());

    public Knowledge {
        beliefs = Map.copyOf(beliefs);
        sources = List.copyOf(sources);
    }
}
