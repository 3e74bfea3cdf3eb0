package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Numbers and truth values, which JSON writes as the engine does. */
record PlainCoding() implements Coding {

    @Override
    public JsonNode json(Object value) {
        return switch (value) {
            case Long whole -> JsonNodeFactory.instance.numberNode(whole);
            case Double number -> JsonNodeFactory.instance.numberNode(number);
            case Boolean truth -> JsonNodeFactory.instance.booleanNode(truth);
            default -> throw new IllegalStateException("no number and no truth value: " + value);
        };
    }

    @Override
    public Object value(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isNumber()) {
            // Without the cast the long would become a double, too, and lose its last digits.
            boolean isWhole = json.canConvertToExactIntegral() && json.canConvertToLong();
            return isWhole ? (Object) json.longValue() : json.doubleValue();
        }
        return json.toString();
    }
}
