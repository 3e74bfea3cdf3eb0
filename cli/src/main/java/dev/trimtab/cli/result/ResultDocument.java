package dev.trimtab.cli.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trimtab.api.v1alpha1.Api;
import dev.trimtab.api.v1alpha1.ConstraintSpec;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.core.study.Feasibility;
import dev.trimtab.engine.study.TrialState;
import java.util.Locale;

/** A result for programs: the experiment as the API server would show it, without its spec and with its trials. */
public final class ResultDocument {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private ResultDocument() {}

    public static String json(Result result) {
        return json(document(result));
    }

    public static String json(ObjectNode node) {
        return write(JSON, node) + "\n";
    }

    public static String yaml(Result result) {
        return yaml(document(result));
    }

    public static String yaml(ObjectNode node) {
        return write(YAML, node);
    }

    private static ObjectNode document(Result result) {
        ObjectNode document = JSON.createObjectNode();
        document.put("apiVersion", Api.GROUP + "/" + Api.VERSION);
        document.put("kind", "Experiment");
        document.putObject("metadata").put("name", result.name());
        document.set("status", JSON.valueToTree(result.status()));
        var trials = document.putArray("trials");
        result.trials().forEach(trial -> trials.add(trial(result, trial)));
        return document;
    }

    private static ObjectNode trial(Result result, TrialRecord trial) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", trial.name());
        node.put("state", capitalised(trial.state().name()));
        node.put("reason", trial.reason());
        node.put("message", trial.message());
        if (trial.objective() != null) {
            node.put("objective", trial.objective());
        }
        if (!trial.objectives().isEmpty()) {
            node.set("objectives", JSON.valueToTree(trial.objectives()));
        }
        if (trial.state() == TrialState.SUCCEEDED
                && !result.spec().constraints().isEmpty()) {
            node.put(
                    "feasible",
                    Feasibility.complaint(result.spec(), trial.metrics()).isEmpty());
            var constrained = node.putObject("constrained");
            result.spec().constraints().stream()
                    .map(ConstraintSpec::metric)
                    .filter(trial.metrics()::containsKey)
                    .forEach(metric ->
                            constrained.put(metric, trial.metrics().get(metric).last()));
        }
        node.set("parameters", trial.spec().parameters());
        if (trial.spec().budget() != null) {
            node.put("budget", trial.spec().budget());
        }
        node.put("attempts", trial.attempts().current());
        trial.duration().ifPresent(duration -> node.put("seconds", duration.toMillis() / 1000.0));
        return node;
    }

    private static String capitalised(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String write(ObjectMapper mapper, ObjectNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A result cannot be written.", impossible);
        }
    }
}
