package dev.trimtab.core.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.Api;
import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says offline what the API server says at {@code kubectl apply}, at the same path and in the same words, and then what only
 * the operator would say. It differs where that helps: all problems are told at once, rules are evaluated even where another
 * part of the object is broken, and a misspelt field comes with a guess at what was meant.
 */
public final class Validator {

    private static final String API_VERSION = Api.GROUP + "/" + Api.VERSION;
    private static final List<String> CRDS =
            List.of("/crds/experiments.trimtab.dev.yaml", "/crds/trials.trimtab.dev.yaml");

    /** What the API server appends to {@code metadata.generateName}. */
    private static final String GENERATED = "xxxxx";

    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final Rules rules = new Rules();

    /** Reads the CRDs from the class path. */
    public Validator() {
        for (String crd : CRDS) {
            ObjectNode content = resource(crd);
            schemas.put(
                    content.at("/spec/names/kind").asText(),
                    Schema.of(withoutMetadata(content.at("/spec/versions/0/schema/openAPIV3Schema"))));
        }
    }

    /** Whether a document is an Experiment or a Trial; other documents may share the file and are none of our business. */
    public boolean knows(Document document) {
        return document.apiVersion().equals(API_VERSION) && schemas.containsKey(document.kind());
    }

    /** Everything that is wrong with a document, in the order of the file; nothing for kinds of other APIs. */
    public List<Problem> problems(Document document) {
        var findings = new Findings();
        if (!knows(document)) {
            unknownKind(document, findings);
        } else {
            validate(document, schema(document), findings);
        }
        var problems = findings.isEmpty() && knows(document) ? meaning(document) : findings.problems();
        return problems.stream()
                .map(problem -> problem.in(document.locations()))
                .sorted(Comparator.comparingInt(Problem::line))
                .toList();
    }

    /**
     * The experiment with every default filled in, as the API server would store it; a status in the file is ignored.
     *
     * @throws IllegalArgumentException if the document cannot be read as an Experiment, which {@link #problems} reports
     */
    public Experiment experiment(Document document) {
        return bind(document, Experiment.class);
    }

    /**
     * The trial with every default filled in.
     *
     * @throws IllegalArgumentException if the document cannot be read as a Trial, which {@link #problems} reports
     */
    public Trial trial(Document document) {
        return bind(document, Trial.class);
    }

    /** The document as the API server would store it: defaults filled in, no status. */
    ObjectNode completed(Document document) {
        ObjectNode content = document.content().deepCopy();
        content.remove("status");
        Defaults.fill(content, schema(document));
        return content;
    }

    /** A CRD declares metadata only for its rules to point at; what metadata may hold is {@link ObjectMetaCheck}'s. */
    private static JsonNode withoutMetadata(JsonNode schema) {
        ((ObjectNode) schema.path("properties")).remove("metadata");
        return schema;
    }

    Map<String, Schema> schemas() {
        return Map.copyOf(schemas);
    }

    private Schema schema(Document document) {
        Schema schema = schemas.get(document.kind());
        if (schema == null) {
            throw new IllegalArgumentException("There is no kind " + document.kind() + " in " + API_VERSION);
        }
        return schema;
    }

    private void validate(Document document, Schema schema, Findings findings) {
        var check = new SchemaCheck(findings);
        unknownFields(document.content(), schema, check, findings);
        finite(document.content(), "", findings);
        ObjectNode content = completed(document);
        ObjectMetaCheck.own(findings, content.path("metadata"));
        check.check(content, schema, "");
        rules.check(named(content), schema, "", findings);
    }

    private static void unknownFields(ObjectNode content, Schema schema, SchemaCheck check, Findings findings) {
        var known = new LinkedHashMap<String, Object>(schema.properties());
        List.of("apiVersion", "kind", "metadata").forEach(name -> known.put(name, name));
        content.properties().forEach(field -> {
            Schema of = schema.properties().get(field.getKey());
            if (of != null) {
                check.unknownFields(field.getValue(), of, field.getKey());
            } else if (!known.containsKey(field.getKey())) {
                SchemaCheck.unknown(findings, "", field.getKey(), known);
            }
        });
        ObjectMetaCheck.unknownFields(findings, content.path("metadata"), "metadata");
    }

    /** YAML knows .inf and .nan, JSON and therefore the API server do not. */
    private static void finite(JsonNode value, String path, Findings findings) {
        if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
            findings.block(path, "Invalid value: " + GoText.number(value.doubleValue()) + ": write a finite number");
        }
        value.properties().forEach(field -> finite(field.getValue(), FieldPath.key(path, field.getKey()), findings));
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                finite(value.get(i), FieldPath.item(path, i), findings);
            }
        }
    }

    /** The object with the name that the API server would make of {@code metadata.generateName}. */
    private static ObjectNode named(ObjectNode content) {
        if (content.path("metadata") instanceof ObjectNode metadata
                && metadata.path("name").asText("").isEmpty()) {
            metadata.put("name", metadata.path("generateName").asText("") + GENERATED);
        }
        return content;
    }

    private void unknownKind(Document document, Findings findings) {
        JsonNode kind = document.content().path("kind");
        JsonNode apiVersion = document.content().path("apiVersion");
        boolean complete = true;
        for (var field : Map.of("apiVersion", apiVersion, "kind", kind).entrySet()) {
            if (!field.getValue().isTextual() || field.getValue().textValue().isEmpty()) {
                findings.required(field.getKey(), "write apiVersion: " + API_VERSION + " and kind: Experiment");
                complete = false;
            }
        }
        if (!complete) {
            return;
        }
        String group = document.apiVersion().replaceFirst("/.*", "");
        boolean ours = group.equals(Api.GROUP);
        if (ours || schemas.containsKey(document.kind()) && Suggestion.distance(group, Api.GROUP) <= 3) {
            boolean wrongKind = !schemas.containsKey(document.kind());
            findings.add(
                    wrongKind ? "kind" : "apiVersion",
                    "no matches for kind \"" + document.kind() + "\" in version \"" + document.apiVersion() + "\""
                            + (wrongKind
                                    ? Suggestion.didYouMean(document.kind(), schemas.keySet())
                                    : "; write apiVersion: " + API_VERSION));
        }
    }

    /** What the operator would say about an object that the API server takes. */
    private List<Problem> meaning(Document document) {
        try {
            return document.kind().equals("Trial")
                    ? Semantics.problems(trial(document))
                    : Semantics.problems(experiment(document));
        } catch (IllegalArgumentException e) {
            return List.of(unreadable(e));
        }
    }

    private static Problem unreadable(IllegalArgumentException e) {
        if (!(e.getCause() instanceof JsonMappingException cause)) {
            throw e;
        }
        var path = new StringBuilder();
        for (var step : cause.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return Problem.at(
                path.substring(Math.min(1, path.length())),
                cause.getOriginalMessage().lines().findFirst().orElse(""));
    }

    private <T> T bind(Document document, Class<T> type) {
        try {
            return json.treeToValue(completed(document), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode resource(String name) {
        try (var in = Validator.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return Documents.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .getFirst()
                    .content();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidYamlException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }
}
