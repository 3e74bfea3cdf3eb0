package dev.trimtab.engine.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How much of the order of trials at a step is left later on, as those tell that went on. Two of them are compared at the step
 * and at the last one to which both came; that they are only the better ones, as the others were stopped, does not matter to
 * how often two that were so far apart change places.
 *
 * <p>Whether the last is better than the last but one decides nothing. So a pair counts the less, the more trials are better
 * than both of them later on.
 *
 * @param agreement the weight of the pairs that kept their order, less that of those which changed it
 * @param weight of all pairs that differ later on; about as many as there are trials that could disagree with all others, 0
 *     where too few went on
 */
record Persistence(double agreement, double weight) {
    private static final Persistence UNKNOWN = new Persistence(0, 0);
    private static final int FEWEST = 6;
    private static final int MOST = 40;
    private static final double FARTHER = 1.5;
    private static final double RANK_WEIGHT = 0.3;

    /** Correlation of ranks of which a study knows before it has seen any. */
    private static final double USUAL = 0.6;

    private static final double USUAL_WEIGHT = 6;
    private static final double LEAST_WEIGHT = 6;
    private static final double STANDARD_ERRORS = 1.5;

    /**
     * A trial that went on.
     *
     * @param best its least loss up to the step
     */
    private record Witness(Curve curve, double best) {
        /** Those who came farthest know most. */
        static final Comparator<Witness> FIRST_CALLED = Comparator.comparingLong(
                        (Witness witness) -> witness.curve().lastStep())
                .reversed()
                .thenComparingDouble(Witness::best)
                .thenComparing(witness -> witness.curve().trial());
    }

    static Persistence from(long step, Race race) {
        double farther = Math.max(step + 1, step * FARTHER);
        PriorityQueue<Witness> witnesses = new PriorityQueue<>(Witness.FIRST_CALLED.reversed());
        for (Curve curve : race.curves()) {
            if (curve.lastStep() >= farther && curve.covers(step)) {
                witnesses.add(new Witness(curve, curve.bestBy(step)));
                if (witnesses.size() > MOST) {
                    witnesses.remove();
                }
            }
        }
        return witnesses.size() < FEWEST
                ? UNKNOWN
                : among(
                        witnesses.stream()
                                .sorted(Witness.FIRST_CALLED)
                                .map(Witness::curve)
                                .toList(),
                        step);
    }

    private static Persistence among(List<Curve> witnesses, long step) {
        double agreement = 0;
        double weight = 0;
        for (int i = 0; i < witnesses.size(); i++) {
            for (int j = 0; j < i; j++) {
                Curve one = witnesses.get(i);
                Curve other = witnesses.get(j);
                long later = Math.min(one.lastStep(), other.lastStep());
                int order = Double.compare(one.bestBy(later), other.bestBy(later));
                if (order != 0) {
                    double best = Math.min(one.bestBy(later), other.bestBy(later));
                    double counts = 2.0 / witnesses.size() / (1 + RANK_WEIGHT * better(best, witnesses, later));
                    agreement += counts * order * Double.compare(one.bestBy(step), other.bestBy(step));
                    weight += counts;
                }
            }
        }
        return new Persistence(agreement, weight);
    }

    private static long better(double best, List<Curve> witnesses, long later) {
        return witnesses.stream()
                .filter(curve -> curve.lastStep() >= later && curve.bestBy(later) < best)
                .count();
    }

    /** Whether there is an order that persists, and no accident. */
    boolean isProved() {
        return weight >= LEAST_WEIGHT && agreement >= STANDARD_ERRORS * Math.sqrt(weight);
    }

    /** By how much the correlation of ranks (Kendall's tau) is above the usual one, as far as is known; -1.6 to 0.4. */
    double aboveUsual() {
        return (agreement - USUAL * weight) / (weight + USUAL_WEIGHT);
    }
}
