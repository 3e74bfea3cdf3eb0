package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.belief.Belief;
import dev.trimtab.engine.suggest.Source;
import java.util.List;
import java.util.Map;

/**
 * What is known before the first trial.
 *
 * @param beliefs by the name of the parameter
 * @param sources trials of other studies
 */
public record Background(Map<String, Belief> beliefs, List<Source> sources) {
    public static final Background NONE = new Background(Map.of(), List.of());
}
