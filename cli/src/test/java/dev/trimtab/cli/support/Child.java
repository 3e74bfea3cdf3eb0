package dev.trimtab.cli.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own. */
public final class Child {

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public static Child start(Path folder, String... arguments) throws IOException {
        return start(List.of(), folder, arguments);
    }

    /** As a terminal does: the command leads a group of processes. */
    public static Child startInSession(Path folder, String... arguments) throws IOException {
        return start(List.of("setsid"), folder, arguments);
    }

    /** What stands in the place of the word {@code trimtab}. */
    public static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + ClassPath.ARCHIVE,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-cp",
                ClassPath.JARS,
                "dev.trimtab.cli.Main");
    }

    private static Child start(List<String> by, Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(by);
        command.addAll(command());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Child(process, out, err);
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The command does not end.");
        }
        return process.exitValue();
    }

    public String out() throws IOException {
        return Files.readString(out);
    }

    public String err() throws IOException {
        return Files.readString(err);
    }

    /** As the system does when memory runs out. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** @param signal such as INT */
    public void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** As a terminal does on Ctrl-C. */
    public void signalGroup(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, "--", "-" + process.pid())
                .start()
                .waitFor();
    }

    /** The processes of this machine whose command line holds a text. */
    public static long processes(String text) throws IOException {
        try (var numbers = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            long count = 0;
            for (Path number : numbers) {
                try {
                    boolean matches =
                            Files.readString(number.resolve("cmdline")).contains(text);
                    count += matches ? 1 : 0;
                } catch (IOException gone) {
                    // It ended meanwhile.
                }
            }
            return count;
        }
    }
}
