package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares a value with its schema, in the API server's words. */
final class SchemaCheck {

    private final Findings findings;

    SchemaCheck(Findings findings) {
        this.findings = findings;
    }

    /** Fields that the schema does not have, which {@code kubectl apply} refuses (strict field validation). */
    void unknownFields(JsonNode value, Schema schema, String path) {
        if (value.isArray() && schema.items() != null) {
            for (int i = 0; i < value.size(); i++) {
                unknownFields(value.get(i), schema.items(), FieldPath.item(path, i));
            }
        }
        if (!value.isObject() || schema.type().equals("array") && schema.items() == null) {
            return;
        }
        if (schema.embeddedResource()) {
            ObjectMetaCheck.unknownFields(findings, value.path("metadata"), FieldPath.child(path, "metadata"));
        }
        value.properties().forEach(entry -> {
            String name = entry.getKey();
            schema.field(name)
                    .ifPresentOrElse(
                            field -> unknownFields(entry.getValue(), field, FieldPath.child(path, name)), () -> {
                                if (!schema.preservesUnknown()) {
                                    unknown(findings, path, name, schema.properties());
                                }
                            });
        });
    }

    static void unknown(Findings findings, String path, String name, Map<String, ?> known) {
        String at = FieldPath.child(path, name);
        findings.add(at, "unknown field \"" + at + "\"" + Suggestion.didYouMean(name, new TreeSet<>(known.keySet())));
    }

    void check(JsonNode value, Schema schema, String path) {
        if (value.isNull() && schema.nullable()) {
            return;
        }
        if (!schema.enumeration().isEmpty() && !schema.enumeration().contains(value)) {
            findings.unsupported(path, value, schema.enumeration());
        }
        if (!schema.type().isEmpty() && !isOfType(value, schema.type())) {
            findings.wrongType(path, schema.type(), GoText.type(value));
            return;
        }
        switch (value.getNodeType()) {
            case OBJECT -> object((ObjectNode) value, schema, path);
            case ARRAY -> array(value, schema, path);
            case STRING -> text(value, schema, path);
            case NUMBER -> number(value, schema, path);
            default -> {
                // true, false and null have no further limits.
            }
        }
    }

    static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> GoText.type(value).equals(type);
        };
    }

    private void object(ObjectNode value, Schema schema, String path) {
        for (String name : schema.required()) {
            if (!value.has(name)) {
                findings.required(FieldPath.child(path, name), "");
            }
        }
        if (schema.embeddedResource()) {
            embeddedResource(value, path);
        }
        value.properties()
                .forEach(entry -> schema.field(entry.getKey())
                        .ifPresent(field -> check(entry.getValue(), field, FieldPath.child(path, entry.getKey()))));
    }

    private void array(JsonNode value, Schema schema, String path) {
        int least = limit(schema, "minItems", 0);
        int most = limit(schema, "maxItems", Integer.MAX_VALUE);
        if (value.size() < least) {
            findings.invalid(
                    path, String.valueOf(value.size()), path + " in body should have at least " + least + " items");
        }
        if (value.size() > most) {
            findings.tooMany(path, value.size(), most);
        }
        duplicates(value, schema, path);
        Schema items = schema.items();
        if (items != null) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), items, FieldPath.item(path, i));
            }
        }
    }

    private void duplicates(JsonNode list, Schema schema, String path) {
        if (schema.listType() == null || schema.listType().equals("atomic")) {
            return;
        }
        var seen = new HashSet<JsonNode>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode key = schema.listType().equals("map") ? mapKey(list.get(i), schema) : list.get(i);
            if (key != null && !seen.add(key)) {
                findings.duplicate(FieldPath.item(path, i), key);
            }
        }
    }

    private static @Nullable JsonNode mapKey(JsonNode item, Schema schema) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        for (String name : schema.listKeys()) {
            if (item.has(name)) {
                key.set(name, item.get(name));
            }
        }
        return key.isEmpty() ? null : key;
    }

    private void text(JsonNode value, Schema schema, String path) {
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        int least = limit(schema, "minLength", 0);
        int most = limit(schema, "maxLength", Integer.MAX_VALUE);
        if (length < least) {
            findings.invalid(path, GoText.quoted(value), path + " in body should be at least " + least + " chars long");
        }
        if (length > most) {
            findings.tooLong(path, most);
        }
        JsonNode pattern = schema.limits().get("pattern");
        if (pattern != null && !Pattern.compile(pattern.asText()).matcher(text).find()) {
            findings.invalid(path, GoText.quoted(value), path + " in body should match '" + pattern.asText() + "'");
        }
    }

    private void number(JsonNode value, Schema schema, String path) {
        double number = value.doubleValue();
        JsonNode least = schema.limits().get("minimum");
        JsonNode most = schema.limits().get("maximum");
        boolean above = schema.limits().containsKey("exclusiveMinimum");
        boolean below = schema.limits().containsKey("exclusiveMaximum");
        if (least != null && (above ? number <= least.doubleValue() : number < least.doubleValue())) {
            findings.invalid(
                    path,
                    GoText.quoted(value),
                    path + " in body should be greater than " + (above ? "" : "or equal to ") + GoText.quoted(least));
        }
        if (most != null && (below ? number >= most.doubleValue() : number > most.doubleValue())) {
            findings.invalid(
                    path,
                    GoText.quoted(value),
                    path + " in body should be less than " + (below ? "" : "or equal to ") + GoText.quoted(most));
        }
    }

    private void embeddedResource(ObjectNode value, String path) {
        for (String name : new String[] {"apiVersion", "kind"}) {
            String at = FieldPath.child(path, name);
            JsonNode field = value.path(name);
            if (field.isMissingNode()) {
                findings.required(at, "");
            } else if (!field.isTextual()) {
                findings.block(at, "Invalid value: " + GoText.quoted(field) + ": must be a string");
            } else if (field.textValue().isEmpty()) {
                findings.invalid(at, "\"\"", "must not be empty");
            } else if (name.equals("apiVersion") && field.textValue().split("/", -1).length > 2) {
                findings.invalid(at, GoText.quoted(field), "unexpected GroupVersion string: " + field.textValue());
            } else if (name.equals("kind")) {
                ObjectMetaCheck.kind(findings, field, at);
            }
        }
        ObjectMetaCheck.embedded(findings, value.path("metadata"), FieldPath.child(path, "metadata"));
    }

    private static int limit(Schema schema, String name, int otherwise) {
        JsonNode limit = schema.limits().get(name);
        return limit == null ? otherwise : limit.intValue();
    }
}
