package dev.trimtab.core.plan;

import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.study.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment sees of one of its trials.
 *
 * @param objectives the values for good of a trial that succeeded, one for each objective; else empty
 * @param violations by how much it violates each bound of the constraints, as {@code Feasibility} says
 * @param startTime when its workload began to run; null where it has not, or nobody knows
 * @param completionTime when it finished; null where it has not
 * @param reason why the trial is in its state, null before the first word
 * @param curve the first objective on its way, as far as it is known
 */
public record TrialView(
        String name,
        TrialSpec spec,
        TrialState state,
        List<Double> objectives,
        List<Double> violations,
        @Nullable Instant startTime,
        @Nullable Instant completionTime,
        @Nullable String reason,
        List<Report> curve) {

    public TrialView {
        objectives = List.copyOf(objectives);
        violations = List.copyOf(violations);
        curve = List.copyOf(curve);
    }

    /** A trial of an experiment without constraints, of which nobody knows when it started. */
    public TrialView(
            String name,
            TrialSpec spec,
            TrialState state,
            List<Double> objectives,
            @Nullable Instant completionTime,
            @Nullable String reason,
            List<Report> curve) {
        this(name, spec, state, objectives, List.of(), null, completionTime, reason, curve);
    }

    /** A trial with at most one objective, of which nothing was reported on its way. */
    public TrialView(
            String name,
            TrialSpec spec,
            TrialState state,
            @Nullable Double objective,
            @Nullable Instant completionTime,
            @Nullable String reason) {
        this(name, spec, state, objective == null ? List.of() : List.of(objective), completionTime, reason, List.of());
    }

    /** The first objective; null where there is no value. */
    public @Nullable Double objective() {
        return objectives.isEmpty() ? null : objectives.getFirst();
    }

    /** The same trial with another curve. */
    public TrialView withCurve(List<Report> reports) {
        return new TrialView(name, spec, state, objectives, violations, startTime, completionTime, reason, reports);
    }

    /** The same trial, started at another time. */
    public TrialView withStart(@Nullable Instant time) {
        return new TrialView(name, spec, state, objectives, violations, time, completionTime, reason, curve);
    }

    /** How long it ran from its start to its completion; empty where one of them is not known. */
    public Optional<Duration> duration() {
        return startTime == null || completionTime == null
                ? Optional.empty()
                : Optional.of(Duration.between(startTime, completionTime));
    }
}
