package dev.trimtab.cli.display;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ExperimentStatus.BestTrial;
import dev.trimtab.api.v1alpha1.ExperimentStatus.ParetoTrial;
import dev.trimtab.api.v1alpha1.ExperimentStatus.TrialCounts;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.core.metrics.MetricBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far an experiment is, as far as a person wants to see it.
 *
 * @param nowhere whether trials have succeeded, and none of them meets every constraint
 */
public record Progress(
        ExperimentSpec spec,
        TrialCounts counts,
        boolean nowhere,
        @Nullable BestTrial best,
        List<ParetoTrial> front,
        Collection<TrialRecord> trials,
        List<Running> running,
        int slots,
        Instant now) {

    /** A trial whose process runs. */
    public record Running(TrialRecord trial, OptionalLong step, Map<String, OptionalDouble> objectives) {

        public static Running of(TrialRecord trial, MetricBook book) {
            return new Running(trial, book.step(), book.objectives());
        }
    }

    public String metric() {
        return spec.objective().metric();
    }

    /** Trials that are over. */
    public int done() {
        return counts.done();
    }

    public int total() {
        return Math.max(spec.maxTrials(), counts.created());
    }

    /** How long the trials that are left will take, if they take as long as those so far did; empty before the first. */
    public Optional<Duration> left() {
        List<Duration> past =
                trials.stream().flatMap(trial -> trial.duration().stream()).toList();
        if (past.isEmpty()) {
            return Optional.empty();
        }
        Duration all = past.stream().reduce(Duration.ZERO, Duration::plus);
        Duration spent = running.stream()
                .map(this::elapsed)
                .map(elapsed -> min(elapsed, all.dividedBy(past.size())))
                .reduce(Duration.ZERO, Duration::plus);
        Duration work =
                all.dividedBy(past.size()).multipliedBy(total() - done()).minus(spent);
        return Optional.of(work.dividedBy(Math.max(1, Math.min(slots, total() - done()))));
    }

    /** Since the beginning of the current attempt. */
    public Duration elapsed(Running running) {
        Instant start = running.trial().workload().startTime();
        return start == null ? Duration.ZERO : Duration.between(start, now);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
