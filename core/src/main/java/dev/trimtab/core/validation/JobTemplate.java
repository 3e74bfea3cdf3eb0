package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a template needs so that Kubernetes takes the Job made from it, and what it must leave to the operator. */
final class JobTemplate {

    private static final String ROOT = "spec.trial.template";
    private static final String POD = ROOT + ".spec.template.spec";

    /** Fields that the operator sets, and the sentence for whoever sets them. */
    private static final Map<String, String> OWNED = new TreeMap<>(Map.of(
            "name", "leave it out: the Job is named after its trial",
            "generateName", "leave it out: the Job is named after its trial",
            "namespace", "leave it out: the Job runs in the namespace of its experiment"));

    private JobTemplate() {}

    static Stream<Problem> problems(JsonNode template) {
        return Stream.of(owned(template.path("metadata")), pod(template)).flatMap(List::stream);
    }

    private static List<Problem> owned(JsonNode metadata) {
        return OWNED.entrySet().stream()
                .filter(field -> metadata.has(field.getKey()))
                .map(field -> Problem.at(ROOT + ".metadata." + field.getKey(), field.getValue()))
                .toList();
    }

    private static List<Problem> pod(JsonNode template) {
        var problems = new ArrayList<Problem>();
        // The first step on the way to the containers that is missing or no object.
        JsonNode at = template;
        String path = ROOT;
        for (String step : List.of("spec", "template", "spec")) {
            JsonNode below = at.path(step);
            path = FieldPath.child(path, step);
            if (!below.isObject()) {
                return List.of(Problem.at(
                        path,
                        below.isMissingNode() || below.isNull()
                                ? "Required value: a Job needs spec.template.spec with the containers to run"
                                        + misspelt(step, at)
                                : "Invalid value: this must be an object, not " + GoText.type(below)));
            }
            at = below;
        }
        restartPolicy(at, problems);
        containers(at, problems);
        return problems;
    }

    private static void restartPolicy(JsonNode pod, List<Problem> problems) {
        JsonNode policy = pod.path("restartPolicy");
        if (policy.isMissingNode() || policy.isNull()) {
            problems.add(Problem.at(
                    POD + ".restartPolicy",
                    "Required value: write restartPolicy: Never" + misspelt("restartPolicy", pod)));
        } else if (!policy.asText().equals("Never") && !policy.asText().equals("OnFailure")) {
            problems.add(Problem.at(
                    POD + ".restartPolicy",
                    "Unsupported value: " + GoText.quoted(policy)
                            + ": write Never, so that a failed pod is left for spec.trial.retries to judge"));
        }
    }

    private static void containers(JsonNode pod, List<Problem> problems) {
        JsonNode containers = pod.path("containers");
        String path = POD + ".containers";
        if (!containers.isArray() || containers.isEmpty()) {
            problems.add(
                    Problem.at(path, "Required value: a trial needs a container to run" + misspelt("containers", pod)));
            return;
        }
        for (int i = 0; i < containers.size(); i++) {
            for (String field : List.of("name", "image")) {
                JsonNode value = containers.get(i).path(field);
                if (!value.isTextual() || value.textValue().isBlank()) {
                    problems.add(Problem.at(
                            FieldPath.item(path, i) + "." + field,
                            "Required value: write the container's " + field + misspelt(field, containers.get(i))));
                }
            }
        }
    }

    private static String misspelt(String wanted, JsonNode where) {
        var written = where.properties().stream().map(Map.Entry::getKey).toList();
        return Suggestion.nearest(wanted, written)
                .map(near -> "; is that what \"" + near + "\" was meant to be?")
                .orElse("");
    }
}
