package dev.trimtab.cli.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The process of one attempt, in a session of its own where the system has {@code setsid}, so that Ctrl-C at the terminal
 * reaches the runner alone.
 */
public final class TrialProcess {

    private static final Duration OUTPUT_GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final Family family;
    private final Duration grace;
    private volatile boolean terminating;

    private TrialProcess(Process process, Family family, Duration grace) {
        this.process = process;
        this.family = family;
        this.grace = grace;
    }

    /**
     * @param program the file of the invocation's program
     * @param attempt the path of its log without the ending
     * @param extra environment beside the invocation's
     * @param lines gets each line that the process prints, on a thread of its own
     * @param exited gets the exit code once, after the last line and after all its processes have ended
     */
    public static TrialProcess start(
            Invocation invocation,
            Path program,
            Path directory,
            Path attempt,
            Map<String, String> extra,
            Consumer<String> lines,
            IntConsumer exited)
            throws IOException {
        Path log = Path.of(attempt + ".log");
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder().directory(directory.toFile()).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(invocation.environment());
        builder.environment().putAll(extra);
        builder.environment().put(Family.VARIABLE, attempt.toString());
        builder.command(command(invocation, program));
        Process process = builder.start();
        var trial = new TrialProcess(process, Family.ofAttempt(attempt, process.toHandle()), invocation.grace());
        var pump = new LogPump(process.getInputStream(), log, lines);
        // Reading from a pipe would pin a virtual thread to its carrier.
        Thread reader = Thread.ofPlatform()
                .daemon()
                .name("log of " + attempt.getFileName())
                .start(pump);
        Thread.ofVirtual().start(() -> trial.await(reader, exited));
        return trial;
    }

    private static List<String> command(Invocation invocation, Path program) {
        List<String> command = new ArrayList<>(invocation.command());
        command.set(0, program.toString());
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        Programs.find("setsid", Path.of("/"), path).ifPresent(setsid -> command.addFirst(setsid.toString()));
        return command;
    }

    private void await(Thread reader, IntConsumer exited) {
        int code = -1;
        try {
            code = process.waitFor();
            if (terminating) {
                family.await(grace);
            }
            family.kill();
            reader.join(OUTPUT_GRACE);
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
        exited.accept(code);
    }

    public Leftovers.Identity identity() {
        return Leftovers.Identity.of(process.toHandle());
    }

    /** Asks the process and all its descendants to end, and ends them by force when the grace is over. Returns at once. */
    public void terminate() {
        if (terminating) {
            return;
        }
        terminating = true;
        Thread.ofVirtual().start(() -> {
            try {
                family.terminate();
                family.await(grace);
                family.kill();
            } catch (InterruptedException impossible) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends the process and all its descendants by force. */
    public void kill() throws InterruptedException {
        family.kill();
    }
}
