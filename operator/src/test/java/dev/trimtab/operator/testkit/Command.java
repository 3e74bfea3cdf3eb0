package dev.trimtab.operator.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program of this machine, run to its end. */
public final class Command {

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";

    private Command(String program) {
        words.add(program);
    }

    public static Command of(String program) {
        return new Command(program);
    }

    public Command with(String... arguments) {
        words.addAll(List.of(arguments));
        return this;
    }

    public Command environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Command input(String text) {
        input = text;
        return this;
    }

    /** What a program said; out holds both its streams. */
    public record Result(List<String> words, int exitCode, String out) {

        public String orFail() {
            if (exitCode != 0) {
                throw new AssertionError(String.join(" ", words) + " ended with " + exitCode + ":\n" + out);
            }
            return out;
        }
    }

    public Result run() {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(List.copyOf(words), process.waitFor(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
