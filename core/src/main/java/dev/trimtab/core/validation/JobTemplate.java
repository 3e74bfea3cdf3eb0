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

    /** Left out it is Never, as for every trial. */
    private static void restartPolicy(JsonNode pod, List<Problem> problems) {
        JsonNode policy = pod.path("restartPolicy");
        if (pod.has("restartPolicy")
                && !policy.asText().equals("Never")
                && !policy.asText().equals("OnFailure")) {
            problems.add(Problem.at(
                    POD + ".restartPolicy",
                    "Unsupported value: " + GoText.quoted(policy)
                            + ": write Never, so that a failed pod is left for spec.trial.retries to judge"));
        }
    }

    private static void containers(JsonNode pod, List<Problem> problems) {
        JsonNode containers = pod.path("containers");
        if (!containers.isArray() || containers.isEmpty()) {
            problems.add(Problem.at(
                    POD + ".containers",
                    "Required value: a trial needs a container to run" + misspelt("containers", pod)));
        }
        for (String list : List.of("initContainers", "containers")) {
            for (int i = 0; i < pod.path(list).size(); i++) {
                container(pod.path(list).path(i), FieldPath.item(POD + "." + list, i), problems);
            }
        }
    }

    private static void container(JsonNode container, String path, List<Problem> problems) {
        if (!container.isObject()) {
            problems.add(Problem.at(
                    path,
                    "Invalid value: a container is an object with name and image, not " + GoText.type(container)));
            return;
        }
        for (String field : List.of("name", "image")) {
            JsonNode value = container.path(field);
            if (!value.isTextual() || value.textValue().isBlank()) {
                problems.add(Problem.at(
                        path + "." + field,
                        "Required value: write the container's " + field + misspelt(field, container)));
            }
        }
        if (container.has("env") && !container.path("env").isArray()) {
            problems.add(Problem.at(
                    path + ".env",
                    "Invalid value: write a list of {name: …, value: …}, not " + GoText.type(container.path("env"))));
        }
    }

    private static String misspelt(String wanted, JsonNode where) {
        var written = where.properties().stream().map(Map.Entry::getKey).toList();
        return Suggestion.nearest(wanted, written)
                .map(near -> "; is that what \"" + near + "\" was meant to be?")
                .orElse("");
    }
}
