package dev.trimtab.engine.analyse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one objective hangs on.
 *
 * @param metric its name
 * @param overall over the whole space, see {@link FunctionalAnova}
 * @param amongBest what tells the best tenth of the trials from the others: shares by parameter, see {@link PedAnova}
 */
public record ObjectiveImportance(String metric, Importances overall, Map<String, Double> amongBest) {
    public ObjectiveImportance {
        amongBest = Collections.unmodifiableMap(new LinkedHashMap<>(amongBest));
    }
}
