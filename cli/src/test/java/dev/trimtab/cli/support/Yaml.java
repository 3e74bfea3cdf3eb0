package dev.trimtab.cli.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Builds a small experiment: a grid of six points whose trials run a line of shell. */
public final class Yaml {

    private final List<String> spec = new ArrayList<>();
    private final List<String> trial = new ArrayList<>();
    private final List<String> pod = new ArrayList<>();
    private String command = "";
    private String container = "";
    private String parameters = "[{name: x, integer: {min: 1, max: 3}}, {name: kind, categorical: {values: [a, b]}}]";

    /** @param line of shell, without single quotes */
    public static Yaml shell(String line) {
        return new Yaml().command("[sh, -c, '" + line + "']");
    }

    public static Yaml of(String command) {
        return new Yaml().command(command);
    }

    private Yaml command(String words) {
        command = "command: " + words;
        return this;
    }

    public static Yaml withoutCommand() {
        return new Yaml();
    }

    public Yaml parameters(String list) {
        parameters = list;
        return this;
    }

    public Yaml spec(String line) {
        spec.add(line);
        return this;
    }

    public Yaml trial(String line) {
        trial.add(line);
        return this;
    }

    public Yaml pod(String line) {
        pod.add(line);
        return this;
    }

    public Yaml container(String fields) {
        container = ", " + fields;
        return this;
    }

    public Path in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("experiment.yaml"), text());
    }

    public String text() {
        return """
                apiVersion: trimtab.dev/v1alpha1
                kind: Experiment
                metadata: {name: test}
                spec:
                  objectives: [{metric: loss, goal: Minimize%s}]
                  parameters: %s
                %s
                  trial:
                %s
                    template:
                      apiVersion: batch/v1
                      kind: Job
                      spec:
                        template:
                          spec:
                            restartPolicy: Never
                %s
                            containers:
                            - {name: main, image: none%s%s}
                """.formatted(
                        spec.stream()
                                .filter(line -> line.startsWith("target:"))
                                .map(line -> ", " + line)
                                .collect(Collectors.joining()),
                        parameters,
                        lines(
                                "  ",
                                spec.stream()
                                        .filter(line -> !line.startsWith("target:"))
                                        .toList()),
                        lines("    ", trial),
                        lines("            ", pod),
                        command.isEmpty() ? "" : ", " + command,
                        container);
    }

    private static String lines(String indent, List<String> lines) {
        return lines.stream().map(line -> indent + line).collect(Collectors.joining("\n"));
    }
}
