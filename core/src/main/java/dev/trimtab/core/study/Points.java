package dev.trimtab.core.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.engine.space.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points as the API writes them, and back. */
public final class Points {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Points() {}

    /** Whole numbers are written without a fraction, whatever their type: 64, not 64.0. */
    public static ObjectNode toJson(Point point) {
        ObjectNode json = JSON.objectNode();
        point.values().forEach((name, value) -> json.set(name, toJson(value)));
        return json;
    }

    /** The values as plain Java values, untyped: what type each must have is the space's business. */
    public static Map<String, Object> values(JsonNode json) {
        Map<String, Object> values = new LinkedHashMap<>();
        json.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        return values;
    }

    /** A value as text, as a process finds it in its environment; a permutation is joined by commas. */
    public static String text(JsonNode value) {
        if (value instanceof ArrayNode list) {
            var words = new StringBuilder();
            list.forEach(word -> words.append(words.isEmpty() ? "" : ",").append(word.asText()));
            return words.toString();
        }
        return value.asText();
    }

    private static JsonNode toJson(Object value) {
        return switch (value) {
            case Long number -> whole(number);
            case Double number -> number(number);
            case Boolean truth -> JSON.booleanNode(truth);
            case List<?> words -> {
                ArrayNode list = JSON.arrayNode();
                words.forEach(word -> list.add(word.toString()));
                yield list;
            }
            default -> JSON.textNode(value.toString());
        };
    }

    private static JsonNode number(double number) {
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return isWhole ? whole((long) number) : JSON.numberNode(number);
    }

    /** As a parser would read it, so that what is written and what comes back are equal. */
    private static JsonNode whole(long number) {
        return number == (int) number ? JSON.numberNode((int) number) : JSON.numberNode(number);
    }

    private static Object value(JsonNode json) {
        return switch (json.getNodeType()) {
            case BOOLEAN -> json.booleanValue();
            // Without the cast the long would become a double, too, and lose its last digits.
            case NUMBER ->
                json.isIntegralNumber() && json.canConvertToLong() ? (Object) json.longValue() : json.doubleValue();
            case ARRAY -> json.valueStream().map(JsonNode::asText).toList();
            default -> json.asText();
        };
    }
}
