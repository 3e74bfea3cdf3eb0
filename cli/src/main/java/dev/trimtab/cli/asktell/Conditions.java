package dev.trimtab.cli.asktell;

import dev.trimtab.engine.space.Condition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one condition of several. Here a parameter may have conditions on several parents, all of which must hold; in the
 * engine it has one, and its parent has one in turn. So a condition can go where another one's parent is active only
 * under it anyway.
 */
final class Conditions {

    private final Map<String, List<Condition>> all;
    private final Map<String, Condition> resolved = new HashMap<>();

    /** @param all the conditions of each parameter that has some */
    Conditions(Map<String, List<Condition>> all) {
        this.all = all;
    }

    /** The condition from which all of the parameter's follow; {@code null} where it has none. */
    @Nullable
    Condition of(String parameter) {
        List<Condition> conditions = all.getOrDefault(parameter, List.of());
        if (conditions.isEmpty()) {
            return null;
        }
        Condition known = resolved.get(parameter);
        if (known == null) {
            // What is looked at again on the way is a cycle, which the space refuses by name.
            resolved.put(parameter, conditions.getFirst());
            known = strongest(parameter, byParent(parameter, conditions));
            resolved.put(parameter, known);
        }
        return known;
    }

    private Condition strongest(String parameter, List<Condition> conditions) {
        return conditions.stream()
                .filter(strong -> conditions.stream().allMatch(other -> other == strong || implies(strong, other)))
                .findFirst()
                .orElseThrow(() -> new RefusedRequestException("Parameter '" + parameter + "' is active only where "
                        + String.join(
                                " and ",
                                conditions.stream().map(Condition::toString).toList())
                        + ", which do not follow from one another: a parameter can depend on one other parameter, and on"
                        + " those that this one depends on."));
    }

    /** Whether a parameter under {@code strong} is never active where {@code other} does not hold. */
    private boolean implies(Condition strong, Condition other) {
        Condition above = of(strong.parameter());
        for (int steps = 0; above != null && steps < all.size(); steps++) {
            if (above.parameter().equals(other.parameter())) {
                return other.values().containsAll(above.values());
            }
            above = of(above.parameter());
        }
        return false;
    }

    /** Two conditions on the same parent ask for the values that they share. */
    private static List<Condition> byParent(String parameter, List<Condition> conditions) {
        Map<String, Condition> merged = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            merged.merge(condition.parameter(), condition, (one, two) -> {
                List<Object> both =
                        one.values().stream().filter(two.values()::contains).toList();
                if (both.isEmpty()) {
                    throw new RefusedRequestException("Parameter '" + parameter + "' is active only where " + one
                            + " and " + two + ", which is never: change one of its conditions.");
                }
                return new Condition(one.parameter(), both);
            });
        }
        return List.copyOf(merged.values());
    }
}
