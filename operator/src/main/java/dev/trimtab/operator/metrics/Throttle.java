package dev.trimtab.operator.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Passes news on, at once where none was passed on just before, else at the end of the interval: none is ever lost. */
final class Throttle {

    private final Duration interval;
    private final Clock clock;
    private final BiConsumer<Runnable, Duration> later;
    private final Runnable tell;
    private Instant next = Instant.MIN;
    private boolean waits;

    /**
     * @param interval so much time at least lies between two pieces of news
     * @param later runs something once, after a while
     */
    Throttle(Duration interval, Clock clock, BiConsumer<Runnable, Duration> later, Runnable tell) {
        this.interval = interval;
        this.clock = clock;
        this.later = later;
        this.tell = tell;
    }

    /** @param urgent whether it cannot wait */
    synchronized void news(boolean urgent) {
        Instant now = clock.instant();
        if (urgent || !now.isBefore(next)) {
            pass(now);
        } else if (!waits) {
            waits = true;
            later.accept(this::due, Duration.between(now, next));
        }
    }

    private synchronized void due() {
        if (waits) {
            pass(clock.instant());
        }
    }

    private void pass(Instant now) {
        waits = false;
        next = now.plus(interval);
        tell.run();
    }
}
