package dev.trimtab.engine.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a partial point asks of a complete one: each given value as the only choice, and parents held to the values that
 * make a given child active.
 *
 * @param choices the values left to each parameter that is not free, at least one each
 * @param problems sentences on what cannot be met
 */
record Demand(Map<String, List<Object>> choices, List<String> problems) {

    static Demand of(Tree tree, Map<String, ?> partial) {
        Map<String, List<Object>> choices = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        partial.forEach((name, value) -> {
            Parameter parameter = tree.byName().get(name);
            if (parameter == null) {
                problems.add("'" + name + "' is not a parameter: write one of "
                        + String.join(", ", tree.byName().keySet()) + ".");
            } else {
                parameter.problem(value).ifPresent(problems::add);
                choices.put(name, List.of(parameter.typed(value)));
            }
        });
        for (Parameter child : tree.order().reversed()) {
            Condition when = child.when();
            if (when == null || !choices.containsKey(child.name())) {
                continue;
            }
            List<Object> activating = tree.activating(when);
            List<Object> wanted = choices.getOrDefault(when.parameter(), activating);
            List<Object> both = wanted.stream().filter(activating::contains).toList();
            if (both.isEmpty()) {
                problems.add("Parameter '" + child.name() + "' is active only where " + when
                        + ": leave it out or change '" + when.parameter() + "'.");
            } else {
                choices.put(when.parameter(), both);
            }
        }
        return new Demand(choices, problems);
    }
}
