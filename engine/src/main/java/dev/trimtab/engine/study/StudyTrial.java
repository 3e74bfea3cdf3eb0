package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.Measured;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial as the study knows it.
 *
 * @param id its name, unique in the study
 * @param index 0 or more for a trial that the engine planned, -1 for a point that a user asked for by hand
 * @param values one for each objective, each reduced to one number in its metric's unit; empty when there are none
 * @param violations one for each constraint on a measured metric, 0 or less where it is met; empty when there are none
 * @param finishedAt when it finished or was last paused, on any clock that runs forward: of two trials, the one with the smaller
 *     number came first; ignored while it has done neither
 * @param reason why it is in its state, a CamelCase word; {@code null} when there is nothing to say
 * @param curve the first objective on its way, in the metric's unit, oldest first; points may be left out, and a trial that
 *     was started again may have the same step twice
 * @param budget the step at which it pauses or has paused, as it was last decided; {@code null} for a trial that runs to its end
 * @param parent whose checkpoint it started from; {@code null} where it started from nothing
 * @param measured how its values were measured, and what that cost
 */
public record StudyTrial(
        String id,
        int index,
        Point parameters,
        TrialState state,
        List<Double> values,
        List<Double> violations,
        long finishedAt,
        @Nullable String reason,
        List<Report> curve,
        @Nullable Long budget,
        @Nullable Parent parent,
        Measured measured) {
    public StudyTrial {
        values = List.copyOf(values);
        violations = List.copyOf(violations);
        curve = List.copyOf(curve);
    }

    /** A trial of a study with one objective and no constraint, of which nothing was reported on its way. */
    public static StudyTrial of(
            String id, int index, Point parameters, TrialState state, @Nullable Double value, long finishedAt) {
        List<Double> values = value == null ? List.of() : List.of(value);
        return new StudyTrial(
                id,
                index,
                parameters,
                state,
                values,
                List.of(),
                finishedAt,
                null,
                List.of(),
                null,
                null,
                Measured.PLAINLY);
    }

    /** A trial that starts as the engine has decided. */
    public static StudyTrial begun(String id, Decision.Start start, TrialState state) {
        return new StudyTrial(
                id,
                start.index(),
                start.parameters(),
                state,
                List.of(),
                List.of(),
                0,
                null,
                List.of(),
                start.budget(),
                start.parent(),
                Measured.PLAINLY);
    }

    /** The same trial with another learning curve. */
    public StudyTrial withCurve(List<Report> reports) {
        return new StudyTrial(
                id,
                index,
                parameters,
                state,
                values,
                violations,
                finishedAt,
                reason,
                reports,
                budget,
                parent,
                measured);
    }

    /** The same trial in another state. */
    public StudyTrial withState(TrialState now) {
        return goingOn(now, budget);
    }

    /** The same trial, on its way to another budget. */
    public StudyTrial goingOn(TrialState now, @Nullable Long steps) {
        return new StudyTrial(
                id, index, parameters, now, values, violations, finishedAt, reason, curve, steps, parent, measured);
    }

    /** The same trial, measured in another way. */
    public StudyTrial withMeasured(Measured way) {
        return new StudyTrial(
                id, index, parameters, state, values, violations, finishedAt, reason, curve, budget, parent, way);
    }

    /**
     * A trial that did well, as the study sees it: where its budget was below the last step, it is paused there, and cannot be
     * compared with those that went on. What it came to is its report of that step, unless it has made one.
     */
    public StudyTrial atItsBudget(Fidelity fidelity) {
        if (budget == null || fidelity.isWhole(budget) || state != TrialState.SUCCEEDED) {
            return this;
        }
        StudyTrial paused = withState(TrialState.PAUSED);
        if (values.isEmpty() || curve.stream().anyMatch(report -> report.step() >= budget)) {
            return paused;
        }
        List<Report> longer = new ArrayList<>(curve);
        longer.add(new Report(budget, values.getFirst()));
        return paused.withCurve(longer);
    }

    /** Its first objective; {@code null} when there is none. */
    public @Nullable Double value() {
        return values.isEmpty() ? null : values.getFirst();
    }

    /** Whether it violates no constraint on what is measured, as far as is known. */
    public boolean isFeasible() {
        return violations.stream().allMatch(violation -> violation <= 0);
    }

    /** Whether the engine planned it. */
    public boolean isPlanned() {
        return index >= 0;
    }
}
