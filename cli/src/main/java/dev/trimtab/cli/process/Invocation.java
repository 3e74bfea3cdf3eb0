package dev.trimtab.cli.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.core.template.JobTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the main container of a Job would run, as far as a process of this machine can.
 *
 * @param command the program and its arguments
 * @param environment added to this machine's
 * @param grace the time between the request to end and the end by force
 */
public record Invocation(List<String> command, Map<String, String> environment, Duration grace) {

    /** What a laptop's user is ready to wait after Ctrl-C; Kubernetes would wait 30 seconds. */
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    public static Invocation of(JsonNode job) {
        JsonNode container = JobTemplate.mainContainer(job);
        Map<String, String> environment = environment(container);
        List<String> command = new ArrayList<>();
        for (String part : List.of("command", "args")) {
            container.path(part).forEach(word -> command.add(Expansion.expand(word.asText(), environment)));
        }
        JsonNode grace = job.at("/spec/template/spec/terminationGracePeriodSeconds");
        return new Invocation(
                command, environment, grace.isNumber() ? Duration.ofSeconds(grace.asLong()) : DEFAULT_GRACE);
    }

    /** The file of the program, as the trial's own environment finds it; empty where this machine has none. */
    public Optional<Path> program(Path directory) {
        String path = environment.getOrDefault("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        return Programs.find(command.getFirst(), directory, path);
    }

    /** A value may refer to the variables before it. */
    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (JsonNode variable : container.path("env")) {
            if (!variable.has("valueFrom")) {
                String value = variable.path("value").asText("");
                environment.put(variable.path("name").asText(), Expansion.expand(value, environment));
            }
        }
        return environment;
    }
}
