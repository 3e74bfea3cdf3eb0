package dev.trimtab.core.plan;

import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.study.TrialState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment sees of one of its trials.
 *
 * @param objectives the values for good of a trial that succeeded, one for each objective; else empty
 * @param violations by how much it violates each bound of the constraints, as {@code Feasibility} says
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
        @Nullable Instant completionTime,
        @Nullable String reason,
        List<Report> curve) {

    public TrialView {
        objectives = List.copyOf(objectives);
        violations = List.copyOf(violations);
        curve = List.copyOf(curve);
    }

    /** A trial of an experiment without constraints. */
    public TrialView(
            String name,
            TrialSpec spec,
            TrialState state,
            List<Double> objectives,
            @Nullable Instant completionTime,
            @Nullable String reason,
            List<Report> curve) {
        this(name, spec, state, objectives, List.of(), completionTime, reason, curve);
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
        return new TrialView(name, spec, state, objectives, violations, completionTime, reason, reports);
    }
}
