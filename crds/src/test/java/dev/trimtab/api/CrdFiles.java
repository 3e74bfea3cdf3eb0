package dev.trimtab.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the CRDs from the Java types, and adds what the generator has no annotation for. */
final class CrdFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES, YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private CrdFiles() {}

    /** File name → YAML. */
    static Map<String, String> generate(Path scratch) throws IOException {
        new CRDGenerator()
                .customResourceClasses(List.of(Experiment.class, Trial.class))
                .forCRDVersions("v1")
                .withMinQuotes(true)
                .inOutputDir(scratch.toFile())
                .generate();
        var files = new TreeMap<String, String>();
        try (var generated = Files.list(scratch)) {
            for (Path file : generated.toList()) {
                String name = file.getFileName().toString().replace("-v1.yml", ".yaml");
                files.put(name, finish(Files.readString(file)));
            }
        }
        return files;
    }

    private static String finish(String yaml) {
        ObjectNode crd = Serialization.unmarshal(yaml, ObjectNode.class);
        ObjectNode version = (ObjectNode) crd.at("/spec/versions/0");
        ObjectNode root = (ObjectNode) version.at("/schema/openAPIV3Schema");
        boolean isExperiment = crd.at("/spec/names/kind").asText().equals("Experiment");
        orderColumns(version, isExperiment ? Experiment.class : Trial.class);
        complete(root);
        describe(root, isExperiment);
        if (isExperiment) {
            JsonNode spec = root.at("/properties/spec/properties");
            ((ObjectNode) spec.at("/trial/properties/template")).put("x-kubernetes-embedded-resource", true);
            listMap((ObjectNode) spec.path("parameters"), "name");
            listMap((ObjectNode) spec.path("warmStart"), "experiment");
            for (String list : List.of("categorical/properties/values", "permutation/properties/of")) {
                ((ObjectNode) spec.at("/parameters/items/properties/" + list)).put("x-kubernetes-list-type", "set");
            }
        }
        try {
            return "# Generated from the Java types in crds/: change those, then run ./mvnw -pl crds test -Dcrds.update=true\n"
                    + YAML.writeValueAsString(crd);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Walks the whole schema and mends each node. */
    private static void complete(ObjectNode schema) {
        if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            // Any fields of any type, not only objects (which is what the generator makes of it).
            schema.remove("additionalProperties");
        }
        dropRepeatedRules(schema);
        JsonNode properties = schema.path("properties");
        if (properties.has("lastTransitionTime")) {
            condition(schema);
        }
        if (properties.path("conditions").isObject()) {
            listMap((ObjectNode) properties.path("conditions"), "type");
        }
        properties.forEach(child -> complete((ObjectNode) child));
        if (schema.path("items") instanceof ObjectNode items) {
            complete(items);
        }
        if (schema.path("additionalProperties") instanceof ObjectNode values) {
            complete(values);
        }
    }

    /** The generator sees a rule of a record's component twice: on the component and on its type. */
    private static void dropRepeatedRules(ObjectNode schema) {
        if (schema.path("x-kubernetes-validations") instanceof ArrayNode rules) {
            var distinct = new LinkedHashSet<JsonNode>();
            rules.forEach(distinct::add);
            rules.removeAll();
            rules.addAll(distinct);
        }
    }

    /** The generator sorts the columns by path; people read them in the order of the annotations. */
    private static void orderColumns(ObjectNode version, Class<?> type) {
        var columns = (ArrayNode) version.path("additionalPrinterColumns");
        var byName = new HashMap<String, JsonNode>();
        columns.forEach(column -> byName.put(column.path("name").asText(), column));
        columns.removeAll();
        for (var column : type.getAnnotationsByType(AdditionalPrinterColumn.class)) {
            columns.add(byName.get(column.name()));
        }
    }

    private static void condition(ObjectNode schema) {
        ObjectNode properties = (ObjectNode) schema.path("properties");
        ((ObjectNode) properties.path("lastTransitionTime")).put("format", "date-time");
        ((ObjectNode) properties.path("status"))
                .putArray("enum")
                .add("True")
                .add("False")
                .add("Unknown");
        schema.putArray("required")
                .add("lastTransitionTime")
                .add("message")
                .add("reason")
                .add("status")
                .add("type");
        Map.of(
                        "lastTransitionTime", "When the status last changed, RFC 3339.",
                        "message", "A sentence for people.",
                        "observedGeneration", "The metadata.generation that the condition is about.",
                        "reason", "Why, one CamelCase word.",
                        "status", "True, False or Unknown.",
                        "type", "What the condition is about.")
                .forEach((name, text) -> ((ObjectNode) properties.path(name)).put("description", text));
    }

    private static void listMap(ObjectNode list, String key) {
        list.put("x-kubernetes-list-type", "map");
        list.putArray("x-kubernetes-list-map-keys").add(key);
    }

    private static void describe(ObjectNode root, boolean isExperiment) {
        root.put(
                "description",
                isExperiment
                        ? "A search for the settings that serve an objective best: a space, a budget, and the workload that"
                                + " measures a point."
                        : "One point of an experiment's space, tried by one workload.");
        // Declared so that a rule can point at the name; nothing more may be said of metadata.
        root.withObject("/properties/metadata")
                .put("type", "object")
                .withObject("/properties/name")
                .put("type", "string");
        ((ObjectNode) root.at("/properties/spec")).put("description", "What is asked for.");
        ((ObjectNode) root.at("/properties/status")).put("description", "What the operator has seen and done.");
        root.putArray("required").add("spec");
    }
}
