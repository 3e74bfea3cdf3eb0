package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills in what a manifest leaves out, as the API server does before it validates. */
final class Defaults {

    private Defaults() {}

    /** Changes the value in place. */
    static void fill(JsonNode value, Schema schema) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                var object = (ObjectNode) value;
                schema.properties().forEach((name, field) -> {
                    if (object.path(name).isNull() && !field.nullable()) {
                        object.remove(name);
                    }
                    if (!object.has(name) && field.defaultValue() != null) {
                        object.set(name, field.defaultValue().deepCopy());
                    }
                });
                object.properties()
                        .forEach(field ->
                                schema.field(field.getKey()).ifPresent(known -> fill(field.getValue(), known)));
            }
            case ARRAY -> {
                Schema items = schema.items();
                if (items != null) {
                    value.forEach(item -> fill(item, items));
                }
            }
            default -> {
                // A number or a text has nothing to fill in.
            }
        }
    }
}
