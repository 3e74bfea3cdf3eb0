package dev.trimtab.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * All processes of an attempt, those included that left its process tree. Every process inherits a variable that names the
 * attempt, and Linux shows the environment of a process to its owner; elsewhere only the tree is known.
 */
final class Family {

    /** Names the attempt that a process belongs to, by the path of its log without the ending. */
    static final String VARIABLE = "TRIMTAB_LOCAL_ATTEMPT";

    private static final Path PROCESSES = Path.of("/proc");
    private static final int MAX_ROUNDS = 50;
    private static final Duration ROUND = Duration.ofMillis(100);

    private final String environmentPrefix;
    private final List<ProcessHandle> roots;

    private Family(String environmentPrefix, List<ProcessHandle> roots) {
        this.environmentPrefix = environmentPrefix;
        this.roots = roots;
    }

    /** The processes of one attempt. */
    static Family ofAttempt(Path attempt, ProcessHandle leader) {
        return new Family(VARIABLE + "=" + attempt + "\0", List.of(leader));
    }

    /** The processes of all attempts whose logs are below a folder. */
    static Family below(Path folder, List<ProcessHandle> leaders) {
        return new Family(VARIABLE + "=" + folder + "/", leaders);
    }

    /** Asks them to end. */
    void terminate() {
        members().forEach(ProcessHandle::destroy);
    }

    /** Waits until none is left, at most for a time. */
    void await(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (var members = members(); !members.isEmpty() && System.nanoTime() < end; members = members()) {
            awaitExit(members);
        }
    }

    /** Ends them; those that they start meanwhile, too. */
    void kill() throws InterruptedException {
        List<ProcessHandle> members = members();
        for (int round = 0; round < MAX_ROUNDS && !members.isEmpty(); round++) {
            members.forEach(ProcessHandle::destroyForcibly);
            awaitExit(members);
            members = members();
        }
    }

    private static void awaitExit(List<ProcessHandle> members) throws InterruptedException {
        try {
            CompletableFuture.allOf(members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException notYet) {
            // The caller looks again.
        }
    }

    private List<ProcessHandle> members() {
        Stream<ProcessHandle> tree = roots.stream().flatMap(root -> Stream.concat(root.descendants(), Stream.of(root)));
        Stream<ProcessHandle> marked = Files.isDirectory(PROCESSES)
                ? ProcessHandle.allProcesses().filter(process -> carriesMark(process.pid()))
                : Stream.empty();
        return Stream.concat(tree, marked)
                .filter(ProcessHandle::isAlive)
                .distinct()
                .toList();
    }

    private boolean carriesMark(long pid) {
        try {
            byte[] environment = Files.readAllBytes(PROCESSES.resolve(pid + "/environ"));
            return ("\0" + new String(environment, StandardCharsets.UTF_8)).contains("\0" + environmentPrefix);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
