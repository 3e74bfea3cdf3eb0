package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.suggest.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Noise that is known of single observations: a variance of each on the diagonal of the covariance, beside the one that all
 * share (Rasmussen and Williams, "Gaussian processes for machine learning", 2006, section 9.2, for the noise is no longer the
 * same everywhere).
 */
final class Told {
    /** A value with so large an error, in deviations of all that was measured, says nothing. */
    private static final double LARGEST = 1e3;

    private static final double STEP = 1e-4;

    private Told() {}

    /** The standard errors of an objective; 0 for what is not known, as for a failed trial. */
    static double[] errors(List<Observation> observations, int objective) {
        return observations.stream()
                .mapToDouble(observation ->
                        observation.failed() ? 0 : observation.measured().standardError(objective))
                .toArray();
    }

    /** Of n observations with no known error. */
    static double[] nothing(int n) {
        return new double[n];
    }

    /** Whether anything was told at all. */
    static boolean any(double[] errors) {
        return Arrays.stream(errors).anyMatch(error -> error > 0);
    }

    /**
     * What standard errors are on the scale of a process, where that goes straight on around each value.
     *
     * @param errors as many as the warp has values, each 0 or more
     */
    static double[] scaled(Warp warp, double[] errors) {
        double[] scaled = new double[errors.length];
        for (int i = 0; i < errors.length; i++) {
            scaled[i] = errors[i] == 0 ? 0 : scaled(errors[i], slope(warp.back(), warp.values()[i]));
        }
        return scaled;
    }

    private static double scaled(double error, double slope) {
        double ratio = error / slope;
        return ratio < LARGEST ? ratio : LARGEST;
    }

    private static double slope(DoubleUnaryOperator back, double value) {
        return back.applyAsDouble(value + STEP) / (2 * STEP) - back.applyAsDouble(value - STEP) / (2 * STEP);
    }

    static double[] squared(double[] errors) {
        return Arrays.stream(errors).map(error -> error * error).toArray();
    }
}
