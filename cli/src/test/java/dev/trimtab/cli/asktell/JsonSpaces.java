package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Generated spaces as a client writes them: up to six parameters of every kind, in any order. A parameter may be under a
 * condition, and repeat some of those that its parent is under.
 */
final class JsonSpaces {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> CHOICES = List.of("'a'", "'b'", "1", "1.5", "2", "true", "false", "null", "[1]");

    private JsonSpaces() {}

    static Arbitrary<ArrayNode> any() {
        return Arbitraries.randomValue(JsonSpaces::space);
    }

    private static ArrayNode space(Random random) {
        List<ObjectNode> items = new ArrayList<>();
        Map<String, List<JsonNode>> values = new HashMap<>(); // those of the parameters that may be parents
        int size = 1 + random.nextInt(6);
        for (int i = 0; i < size; i++) {
            ObjectNode item = JSON.objectNode().put("name", "p" + i);
            List<JsonNode> own = kind(item, random);
            conditions(item, items, values, random);
            items.add(item);
            if (!own.isEmpty()) {
                values.put("p" + i, own);
            }
        }
        Collections.shuffle(items, random);
        return JSON.arrayNode().addAll(items);
    }

    /** Returns the values on which another parameter may depend. */
    private static List<JsonNode> kind(ObjectNode item, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> {
                item.put("type", "bool");
                yield List.of(JSON.booleanNode(false), JSON.booleanNode(true));
            }
            case 1 -> listed(item.put("type", "categorical"), choices(random));
            case 2 -> listed(item.put("type", "categorical").put("ordered", true), choices(random));
            case 3 ->
                listed(
                        item.put("type", "categorical").put("ordered", true),
                        List.of(JSON.numberNode(1), JSON.numberNode(2.5), JSON.numberNode(64)));
            case 4 -> {
                listed(item.put("type", "permutation"), choices(random));
                yield List.of();
            }
            case 5 -> {
                boolean log = random.nextBoolean();
                int step = 1 + random.nextInt(2);
                int low = random.nextInt(4) - (log ? -1 : 2);
                item.put("type", "int")
                        .put("low", low)
                        .put("high", low + 2 * step)
                        .put("step", step);
                item.put("log", log);
                yield List.of(JSON.numberNode(low), JSON.numberNode(low + 2.0 * step));
            }
            case 6 -> {
                item.put("type", "float").put("low", 0.25).put("high", 1).put("step", 0.25);
                yield List.of(JSON.numberNode(0.5), JSON.numberNode(1));
            }
            default -> {
                String scale = List.of("linear", "log", "reverse_log").get(random.nextInt(3));
                item.put("type", "float").put("low", 1e-3).put("high", 0.9).put("scale", scale);
                yield List.of();
            }
        };
    }

    private static List<JsonNode> listed(ObjectNode item, List<JsonNode> choices) {
        item.putArray("choices").addAll(choices);
        return choices;
    }

    private static List<JsonNode> choices(Random random) {
        List<String> all = new ArrayList<>(CHOICES);
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(4)).stream()
                .map(text -> Client.json("{'it':" + text + "}").get("it"))
                .toList();
    }

    private static void conditions(
            ObjectNode item, List<ObjectNode> before, Map<String, List<JsonNode>> values, Random random) {
        List<ObjectNode> parents = before.stream()
                .filter(other -> values.containsKey(other.get("name").textValue()))
                .toList();
        if (parents.isEmpty() || random.nextInt(10) < 4) {
            return;
        }
        ObjectNode parent = parents.get(random.nextInt(parents.size()));
        String name = parent.get("name").textValue();
        List<JsonNode> conditions = new ArrayList<>();
        conditions.add(condition(name, some(values.get(name), random)));
        if (random.nextBoolean()) {
            for (JsonNode inherited : parent.path("conditions")) {
                String above = inherited.get("parent").textValue();
                Set<JsonNode> wider = new LinkedHashSet<>(
                        inherited.get("values").valueStream().toList());
                wider.addAll(some(values.get(above), random));
                conditions.add(condition(above, wider));
            }
        }
        Collections.shuffle(conditions, random);
        item.putArray("conditions").addAll(conditions);
    }

    private static Set<JsonNode> some(List<JsonNode> values, Random random) {
        Set<JsonNode> some = new LinkedHashSet<>();
        IntStream.rangeClosed(0, random.nextInt(2)).forEach(i -> some.add(values.get(random.nextInt(values.size()))));
        return some;
    }

    private static ObjectNode condition(String parent, Set<JsonNode> values) {
        ObjectNode condition = JSON.objectNode().put("parent", parent);
        condition.putArray("values").addAll(values);
        return condition;
    }
}
