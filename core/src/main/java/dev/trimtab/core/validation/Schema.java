package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A node of a CRD's structural schema: the small dialect of OpenAPI that Kubernetes allows there, and of it what our CRDs
 * use. A keyword that is not known here is refused, so that no CRD says more than this validator checks.
 */
record Schema(
        String type,
        boolean nullable,
        boolean preservesUnknown,
        boolean embeddedResource,
        Map<String, Schema> properties,
        @Nullable Schema values,
        @Nullable Schema items,
        List<String> required,
        List<JsonNode> enumeration,
        Map<String, JsonNode> limits,
        @Nullable JsonNode defaultValue,
        @Nullable String listType,
        List<String> listKeys,
        List<Rule> rules) {

    private static final Set<String> LIMITS = Set.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "pattern");

    private static final Set<String> KNOWN = Set.of(
            "type",
            "nullable",
            "description",
            "format",
            "properties",
            "additionalProperties",
            "items",
            "required",
            "enum",
            "default",
            "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-embedded-resource",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-validations");

    /** A rule of {@code x-kubernetes-validations}; {@code fieldPath} is empty or begins with a dot. */
    record Rule(String rule, String message, String fieldPath) {

        /** Rules about the step from one version of an object to the next say nothing about a file. */
        boolean isTransition() {
            return rule.contains("oldSelf");
        }
    }

    static Schema of(JsonNode json) {
        var unknown = new TreeSet<String>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN);
        unknown.removeAll(LIMITS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("A CRD uses " + unknown + ", which the validator does not check");
        }
        var properties = new LinkedHashMap<String, Schema>();
        json.path("properties").properties().forEach(p -> properties.put(p.getKey(), of(p.getValue())));
        var limits = new LinkedHashMap<String, JsonNode>();
        LIMITS.stream().filter(json::has).forEach(limit -> limits.put(limit, json.get(limit)));
        var rules = new ArrayList<Rule>();
        json.path("x-kubernetes-validations")
                .forEach(rule -> rules.add(new Rule(
                        rule.path("rule").asText(),
                        rule.path("message")
                                .asText("failed rule: " + rule.path("rule").asText()),
                        rule.path("fieldPath").asText(""))));
        return new Schema(
                json.path("type").asText(""),
                json.path("nullable").asBoolean(),
                json.path("x-kubernetes-preserve-unknown-fields").asBoolean(),
                json.path("x-kubernetes-embedded-resource").asBoolean(),
                properties,
                json.path("additionalProperties").isObject() ? of(json.get("additionalProperties")) : null,
                json.has("items") ? of(json.get("items")) : null,
                texts(json.path("required")),
                json.path("enum").valueStream().toList(),
                limits,
                json.get("default"),
                json.path("x-kubernetes-list-type").asText(null),
                texts(json.path("x-kubernetes-list-map-keys")),
                List.copyOf(rules));
    }

    /** The schema of a field of this object; empty when it may be anything or may not be. */
    Optional<Schema> field(String name) {
        return Optional.ofNullable(properties.getOrDefault(name, values));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
