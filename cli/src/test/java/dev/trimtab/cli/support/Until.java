package dev.trimtab.cli.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition. */
public final class Until {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(10);

    private Until() {}

    /** Returns as soon as the condition holds; fails when it does not in two minutes, which only a machine under heavy load needs. */
    public static void holds(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not in " + LIMIT.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
