package dev.trimtab.operator.testkit;

/** Small experiments whose pods are one line of shell. */
public final class Manifests {

    private Manifests() {}

    /**
     * By an algorithm that does not learn, so that the same points come whatever happens.
     *
     * @param spec more fields of the spec, indented by two, such as {@code "  maxTrials: 3\n"}
     * @param script what the pod runs; {@code $TRIMTAB_PARAM_X} is in [0, 1]
     */
    public static String experiment(String name, String spec, String script) {
        return """
                apiVersion: trimtab.dev/v1alpha1
                kind: Experiment
                metadata: {name: %s}
                spec:
                  objectives: [{metric: score, goal: Maximize}]
                  parameters: [{name: x, double: {min: 0, max: 1}}]
                  algorithm: {sobol: {}}
                %s
                  trial:
                %s
                """.formatted(
                name, spec.indent(2).stripTrailing(), template(script).indent(4).stripTrailing());
    }

    /** The template of a Job with one container of the image that every cluster here has. */
    public static String template(String script) {
        return """
                template:
                  apiVersion: batch/v1
                  kind: Job
                  spec:
                    template:
                      spec:
                        restartPolicy: Never
                        terminationGracePeriodSeconds: 1
                        containers:
                        - name: train
                          image: %s
                          command: [sh, -c, '%s']
                """.formatted(IMAGE, script.replace("'", "''"));
    }

    /** With more fields of spec.trial, such as {@code "timeout: 3s"}. */
    public static String withTrial(String experiment, String fields) {
        return experiment.replaceFirst("\n    template:\n", "\n" + fields.indent(4) + "    template:\n");
    }

    /** With more fields of the pod. */
    public static String withPod(String experiment, String fields) {
        String anchor = "            terminationGracePeriodSeconds: 1\n";
        return experiment.replace(anchor, anchor + fields.indent(12));
    }

    /** With more fields of the container. */
    public static String withContainer(String experiment, String fields) {
        String anchor = "            - name: train\n";
        return experiment.replace(anchor, anchor + fields.indent(14));
    }

    /** An image with a shell and Python; the one that the examples use. */
    public static final String IMAGE = "docker.io/library/python:3.13-slim";
}
