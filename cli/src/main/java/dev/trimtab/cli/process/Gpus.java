package dev.trimtab.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The NVIDIA GPUs of this machine. */
public final class Gpus {

    /** The variable by which a process is told which GPUs it may use. */
    public static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

    private static final Pattern GPU = Pattern.compile("^GPU (\\d+):.*");
    private static final Pattern SLICE = Pattern.compile("^\\s+MIG .*\\(UUID: (MIG-[^)]+)\\).*");

    private Gpus() {}

    /** Those that this process may use, as CUDA_VISIBLE_DEVICES names them; empty where there are none. */
    public static List<String> find(Map<String, String> environment) {
        String visible = environment.get(VARIABLE);
        return visible == null
                ? parse(driverList())
                : Stream.of(visible.split(","))
                        .map(String::strip)
                        .takeWhile(id -> !id.isEmpty() && !id.equals("-1"))
                        .toList();
    }

    /** Reads the output of {@code nvidia-smi -L}; the slices of a GPU that is cut into slices stand for it. */
    static List<String> parse(List<String> lines) {
        List<String> ids = new ArrayList<>();
        String whole = null;
        for (String line : lines) {
            var gpu = GPU.matcher(line);
            var slice = SLICE.matcher(line);
            if (gpu.matches()) {
                whole = gpu.group(1);
                ids.add(whole);
            } else if (slice.matches()) {
                ids.remove(whole);
                ids.add(slice.group(1));
            }
        }
        return List.copyOf(ids);
    }

    private static List<String> driverList() {
        try {
            Process list = new ProcessBuilder("nvidia-smi", "-L")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return list.waitFor() == 0 ? output.lines().toList() : List.of();
        } catch (IOException noDriver) {
            return List.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
