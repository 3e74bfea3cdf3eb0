package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What docs/ask-tell.md says about {@code params}, read from the JSON alone. */
final class Umpire {

    private Umpire() {}

    /** The parameters that are missing, superfluous or out of their values. */
    static List<String> faults(ArrayNode space, JsonNode params) {
        Set<String> faults = new TreeSet<>();
        for (JsonNode item : space) {
            String name = item.get("name").textValue();
            JsonNode value = params.get(name);
            if ((value != null) != isActive(space, item, params) || (value != null && !fits(item, value))) {
                faults.add(name);
            }
        }
        params.fieldNames().forEachRemaining(name -> {
            if (space.valueStream()
                    .noneMatch(item -> item.get("name").textValue().equals(name))) {
                faults.add(name);
            }
        });
        return List.copyOf(faults);
    }

    private static boolean isActive(ArrayNode space, JsonNode item, JsonNode params) {
        return item.path("conditions").valueStream().allMatch(condition -> {
            String name = condition.get("parent").textValue();
            JsonNode parent = space.valueStream()
                    .filter(other -> other.get("name").textValue().equals(name))
                    .findFirst()
                    .orElseThrow();
            JsonNode value = params.get(name);
            return value != null
                    && isActive(space, parent, params)
                    && condition.get("values").valueStream().anyMatch(listed -> isSame(listed, value));
        });
    }

    private static boolean isSame(JsonNode one, JsonNode two) {
        return one.isNumber() && two.isNumber() ? one.doubleValue() == two.doubleValue() : one.equals(two);
    }

    private static boolean fits(JsonNode item, JsonNode value) {
        return switch (item.get("type").textValue()) {
            case "bool" -> value.isBoolean();
            case "int" -> value.isIntegralNumber() && isWithin(item, value.doubleValue());
            case "float" -> value.isNumber() && isWithin(item, value.doubleValue());
            case "categorical" -> item.get("choices").valueStream().anyMatch(value::equals);
            case "permutation" ->
                value.size() == item.get("choices").size()
                        && new HashSet<>(value.valueStream().toList())
                                .equals(new HashSet<>(
                                        item.get("choices").valueStream().toList()));
            default -> throw new AssertionError(item);
        };
    }

    private static boolean isWithin(JsonNode item, double value) {
        double low = item.get("low").doubleValue();
        double steps = item.has("step") ? (value - low) / item.get("step").doubleValue() : 0;
        return value >= low && value <= item.get("high").doubleValue() && steps == Math.rint(steps);
    }
}
