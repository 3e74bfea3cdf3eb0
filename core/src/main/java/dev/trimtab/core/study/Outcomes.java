package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a trial came to in each objective, as statuses and journals have it: the first by itself, all only if there are several. */
public final class Outcomes {

    private Outcomes() {}

    /** For the record: by metric; empty where there is one objective, or no value. What is not finite is left out. */
    public static Map<String, Double> record(Map<String, OptionalDouble> objectives) {
        Map<String, Double> finite = new LinkedHashMap<>();
        if (objectives.size() > 1) {
            objectives.forEach((metric, value) -> {
                if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
                    finite.put(metric, value.getAsDouble());
                }
            });
        }
        return finite;
    }

    /** From the record: one value for each objective; empty where one is missing. */
    public static List<Double> values(ExperimentSpec spec, @Nullable Double first, Map<String, Double> all) {
        if (first == null) {
            return List.of();
        }
        if (spec.objectives().size() == 1) {
            return List.of(first);
        }
        List<Double> values = spec.objectives().stream()
                .map(ObjectiveSpec::metric)
                .map(all::get)
                .filter(Objects::nonNull)
                .toList();
        return values.size() == spec.objectives().size() ? values : List.of();
    }
}
