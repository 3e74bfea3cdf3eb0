package dev.trimtab.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** The Job of one attempt of a trial: the experiment's template with the trial's values, environment and name. */
public final class JobTemplate {

    private JobTemplate() {}

    /**
     * The Job, without owner and labels. What the template leaves open is filled in for a trial: one try of one pod (the
     * trial counts retries itself), and no second pod of a trial before the first one is gone.
     */
    public static ObjectNode render(ObjectNode template, TrialRun run) {
        ObjectNode job = Placeholders.replace(template, run);
        job.withObject("/metadata").put("name", Names.workload(run.trial(), run.attempt()));
        ObjectNode spec = job.withObject("/spec");
        putIfAbsent(spec, "backoffLimit", spec.numberNode(0));
        putIfAbsent(spec, "podReplacementPolicy", spec.textNode("Failed"));
        ObjectNode pod = spec.withObject("/template/spec");
        putIfAbsent(pod, "restartPolicy", pod.textNode("Never"));
        for (String containers : new String[] {"initContainers", "containers"}) {
            pod.path(containers).forEach(container -> addEnvironment((ObjectNode) container, run));
        }
        return job;
    }

    /** The container that does the training: the first one. */
    public static JsonNode mainContainer(JsonNode job) {
        return job.at("/spec/template/spec/containers/0");
    }

    private static void putIfAbsent(ObjectNode object, String field, JsonNode value) {
        if (!object.has(field)) {
            object.set(field, value);
        }
    }

    /**
     * A variable that the template sets itself stays as it is. Ours come first, so that the template's may refer to them as
     * {@code $(TRIMTAB_PARAM_LR)}; in their own values Kubernetes expands nothing, because every $ is doubled
     * (https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/).
     */
    private static void addEnvironment(ObjectNode container, TrialRun run) {
        JsonNode own = container.path("env");
        Set<String> set = new HashSet<>();
        own.forEach(variable -> set.add(variable.path("name").asText()));
        ArrayNode environment = container.arrayNode();
        run.environment().forEach((name, value) -> {
            if (!set.contains(name)) {
                environment.addObject().put("name", name).put("value", value.replace("$", "$$"));
            }
        });
        own.forEach(environment::add);
        container.set("env", environment);
    }
}
