package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;

/**
 * How far to step from the best point: twice as far or half as far by whether steps have paid lately (the trust region of
 * Eriksson et al., "Scalable global optimization via local Bayesian optimization", NeurIPS 2019, section 2).
 */
final class Stride {
    private static final double LONGEST = 0.8;
    private static final double SHORTEST = 0.02;
    private static final double GROWTH = 1.5;
    private static final int GAINS = 2;
    private static final int LEAST_PATIENCE = 3;
    private static final int AXES_PER_PATIENCE = 5;
    private static final double SMALLEST_GAIN = 1e-3;

    private Stride() {}

    /** Whether steps have failed to pay for so long that half of the suggestions should stay near the best point. */
    static boolean isShort(double length) {
        return length < LONGEST / 2;
    }

    /**
     * The side of the cube to stay in.
     *
     * @param losses in the order in which they became known
     * @param steps which of them a model has suggested; the others tell nothing of steps
     */
    static double length(double[] losses, boolean[] steps, int axes) {
        int patience = Math.max(LEAST_PATIENCE, (axes + AXES_PER_PATIENCE - 1) / AXES_PER_PATIENCE);
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double worthwhile = SMALLEST_GAIN * (sorted[sorted.length / 2] - sorted[0]);
        double length = LONGEST;
        double best = Double.POSITIVE_INFINITY;
        int gains = 0;
        int misses = 0;
        for (int i = 0; i < losses.length; i++) {
            boolean gain = losses[i] < best - worthwhile;
            best = Math.min(best, losses[i]);
            if (!steps[i]) {
                continue;
            }
            gains = gain ? gains + 1 : 0;
            misses = gain ? 0 : misses + 1;
            if (gains == GAINS) {
                length = Math.min(LONGEST, GROWTH * length);
                gains = 0;
            }
            if (misses == patience) {
                length = Math.max(SHORTEST, length / 2);
                misses = 0;
            }
        }
        return length;
    }
}
