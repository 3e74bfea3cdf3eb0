package dev.trimtab.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Watch watch = new Watch();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final List<Instant> told = new ArrayList<>();
    private final Throttle throttle = new Throttle(
            INTERVAL,
            watch,
            (task, delay) -> {
                later.add(task);
                delays.add(delay);
            },
            () -> told.add(watch.now));

    /** A clock that stands still until it is set. */
    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2026-01-31T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void theFirstNewsIsToldAtOnceAndTheNextAtTheEndOfTheInterval() {
        throttle.news(false);
        assertThat(told).hasSize(1);
        watch.now = watch.now.plusSeconds(2);
        throttle.news(false);
        throttle.news(false);
        assertThat(told).hasSize(1);
        assertThat(delays).containsExactly(Duration.ofSeconds(3));

        watch.now = watch.now.plusSeconds(3);
        later.getFirst().run();

        assertThat(told).hasSize(2);
        assertThat(later).hasSize(1);
    }

    @Test
    void newsAfterAQuietWhileIsToldAtOnce() {
        throttle.news(false);
        watch.now = watch.now.plus(INTERVAL);
        throttle.news(false);
        assertThat(told).hasSize(2);
        assertThat(later).isEmpty();
    }

    @Test
    void urgentNewsDoesNotWaitAndTakesTheOthersAlong() {
        throttle.news(false);
        throttle.news(false);
        throttle.news(true);
        assertThat(told).hasSize(2);
        later.getFirst().run();
        assertThat(told).hasSize(2);
    }
}
