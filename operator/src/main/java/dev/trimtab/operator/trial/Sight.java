package dev.trimtab.operator.trial;

import dev.trimtab.core.metrics.MetricBook;
import dev.trimtab.core.trial.TrialFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trial as it was observed.
 *
 * @param withoutPod whether the workload waits for its first pod
 * @param workloadName of the current attempt; null before the first
 * @param book what its pod has reported; null where nothing has been read
 */
record Sight(
        TrialFacts facts,
        @Nullable String workloadName,
        boolean withoutPod,
        @Nullable MetricBook book) {

    /** How long until the attempt's time is up; empty where it has no limit or does not run. */
    Optional<Duration> untilTimeout() {
        Instant start = facts.workload().startTime();
        return facts.timeout() == null || start == null
                ? Optional.empty()
                : Optional.of(Duration.between(facts.now(), start.plus(facts.timeout()))
                                .plusMillis(1))
                        .filter(Duration::isPositive);
    }
}
