package dev.trimtab.engine.suggest;

import dev.trimtab.engine.space.Point;
import java.util.List;

/**
 * What a finished trial has taught.
 *
 * @param index the trial's index, 0 or more; {@value #BY_HAND} for a point that a user asked for by hand
 * @param losses one for each objective, smaller is better, each finite; empty where the trial failed
 * @param violations one for each constraint, 0 or less where it is met; empty where there is none, or the trial failed
 * @param measured what is known of the measurement itself
 */
public record Observation(int index, Point point, List<Double> losses, List<Double> violations, Measured measured) {
    public static final int BY_HAND = -1;

    public Observation {
        losses = List.copyOf(losses);
        violations = List.copyOf(violations);
    }

    /** The observation of a trial that told nothing but its losses and violations. */
    public Observation(int index, Point point, List<Double> losses, List<Double> violations) {
        this(index, point, losses, violations, Measured.PLAINLY);
    }

    /** The observation of a point that a user asked for by hand. */
    public Observation(Point point, List<Double> losses, List<Double> violations) {
        this(BY_HAND, point, losses, violations);
    }

    /** Whether the trial ended without a result that counts: it crashed, ran out of memory or time, or diverged. */
    public boolean failed() {
        return losses.isEmpty();
    }

    /** Whether it has a result that meets every constraint. */
    public boolean feasible() {
        return !failed() && violations.stream().allMatch(violation -> violation <= 0);
    }

    /** By how much constraints are violated in total; 0 where all are met. */
    public double violation() {
        double sum = 0;
        for (double violation : violations) {
            sum += Math.max(0, violation);
        }
        return sum;
    }

    /** The losses of a trial that did not fail. */
    public double[] lossArray() {
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The first objective. */
    public double loss() {
        return losses.getFirst();
    }
}
