package dev.trimtab.engine.analyse;

import java.util.List;

/**
 * What an objective hangs on.
 *
 * @param parameters one for each parameter, in the space's order
 * @param interactions of pairs of parameters, the largest first; none that is 0
 * @param explained which share of the differences between trials a forest foretells from other trials; from 0 to 1. Where it is
 *     small, the shares say little
 */
public record Importances(List<Importance> parameters, List<Interaction> interactions, double explained) {
    public Importances {
        parameters = List.copyOf(parameters);
        interactions = List.copyOf(interactions);
    }
}
