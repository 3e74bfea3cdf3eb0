package dev.trimtab.cli.command;

import dev.trimtab.cli.run.LocalRun;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C, or a request of the system to end: the run ends its trials and writes down where it stands before this process
 * goes. A second Ctrl-C ends everything at once.
 */
final class Interruption {

    /** Longer than any run needs to notice that it was interrupted for good. */
    private static final String DAY_SECONDS = "86400";

    private final LocalRun run;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");

    private Interruption(LocalRun run) {
        this.run = run;
    }

    /** Watches over a run until it is closed. */
    static Interruption of(LocalRun run) {
        var interruption = new Interruption(run);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void interrupt() {
        run.interrupt();
        CompletableFuture<Object> ended = CompletableFuture.anyOf(whenOver(), whenInterruptedAgain());
        ended.join();
        if (over.getCount() > 0) {
            kill();
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private CompletableFuture<Void> whenOver() {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        over.await();
                    } catch (InterruptedException impossible) {
                        Thread.currentThread().interrupt();
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    /**
     * The system tells a process that is going down nothing more. It does tell its children: this one does nothing, and a
     * second Ctrl-C at the terminal ends it.
     */
    private static CompletableFuture<?> whenInterruptedAgain() {
        try {
            Process canary = new ProcessBuilder("sleep", DAY_SECONDS).start();
            return canary.onExit();
        } catch (IOException noSleep) {
            return new CompletableFuture<>();
        }
    }

    private void kill() {
        try {
            run.kill();
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over: nothing is left to interrupt. If it was interrupted, this process is about to end. */
    void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // The hook ends the process.
        }
    }
}
