package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Losses on a scale on which a Gaussian process may fit them: bent, then standardised. Which one does is for the data to say.
 *
 * @param values n numbers with mean 0 and variance 1, in the order of the losses
 * @param logJacobian the logarithm of how much the scale was stretched at the data, against plain standardising: what must
 *     be subtracted from a negative log-likelihood on this scale before it is compared with one on another
 * @param back from this scale to that of the losses, never falling
 */
record Warp(double[] values, double logJacobian, DoubleUnaryOperator back) {
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
    private static final int SEARCH_STEPS = 40;
    private static final double LARGEST_LAMBDA = 4;
    private static final double SMALL_STEP = 1e-4;
    private static final double SAME = 1e-9;

    /** How a scale may be bent. */
    enum Bend {
        NONE,
        POWER,
        LOGARITHM
    }

    /** The losses on such a scale; empty where it cannot be had, as where the losses are all the same. */
    static Optional<Warp> of(Bend bend, double[] losses) {
        Standard plain = Standard.of(losses);
        double[] z = plain.values();
        if (bend == Bend.NONE) {
            return Optional.of(new Warp(z, 0, plain::back));
        }
        if (Arrays.stream(z).allMatch(x -> x == 0)) {
            return Optional.empty();
        }
        Optional<Warp> bent = bend == Bend.POWER ? yeoJohnson(z) : logarithm(z);
        return bent.map(warp -> new Warp(
                warp.values(),
                warp.logJacobian(),
                value -> plain.back(warp.back().applyAsDouble(value))));
    }

    /** The power transformation of Yeo and Johnson (Biometrika 2000), its power the most likely one. */
    private static Optional<Warp> yeoJohnson(double[] z) {
        double low = -LARGEST_LAMBDA;
        double high = LARGEST_LAMBDA;
        for (int step = 0; step < SEARCH_STEPS; step++) {
            double left = high - GOLDEN_RATIO * (high - low);
            double right = low + GOLDEN_RATIO * (high - low);
            if (likelihood(z, left) > likelihood(z, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        double lambda = (low + high) / 2;
        return bent(power(z, lambda), z.length, stretch(z, lambda), y -> unpower(y, lambda));
    }

    private static double likelihood(double[] z, double lambda) {
        return stretch(z, lambda) - z.length * Math.log(deviation(power(z, lambda)));
    }

    private static double[] power(double[] z, double lambda) {
        return Arrays.stream(z)
                .map(x -> x >= 0 ? power(1 + x, lambda) : -power(1 - x, 2 - lambda))
                .toArray();
    }

    private static double power(double x, double exponent) {
        return Math.abs(exponent) < 1e-9 ? Math.log(x) : (Math.pow(x, exponent) - 1) / exponent;
    }

    private static double unpower(double y, double lambda) {
        return y >= 0 ? root(y, lambda) - 1 : 1 - root(-y, 2 - lambda);
    }

    private static double root(double y, double exponent) {
        return Math.abs(exponent) < 1e-9 ? Math.exp(y) : Math.pow(Math.max(0, 1 + exponent * y), 1 / exponent);
    }

    private static double stretch(double[] z, double lambda) {
        return (lambda - 1)
                * Arrays.stream(z)
                        .map(x -> Math.signum(x) * Math.log1p(Math.abs(x)))
                        .sum();
    }

    /**
     * The logarithm of the distance to the best, softened by a tenth of that of the best quarter. Where many are best, as on the
     * side of a space where a loss is 0, they count as one: otherwise the scale would be thought the more likely, the further
     * it is stretched there, however badly the others fit it.
     */
    private static Optional<Warp> logarithm(double[] z) {
        double[] sorted = z.clone();
        Arrays.sort(sorted);
        double best = sorted[0];
        double[] worse = Arrays.stream(sorted).filter(x -> x > best + SAME).toArray();
        double soft = Math.max(0.1 * (worse[Math.max(0, (worse.length + 1) / 4 - 1)] - best), SAME);
        double[] bent = Arrays.stream(z).map(x -> Math.log(x - best + soft)).toArray();
        double stretched = Math.log(soft)
                + Arrays.stream(worse).map(x -> Math.log(x - best + soft)).sum();
        return bent(bent, worse.length + 1, -stretched, y -> Math.exp(y) + best - soft);
    }

    /** @param counted at how many of the values the scale's stretch counts */
    private static Optional<Warp> bent(double[] values, int counted, double logJacobian, DoubleUnaryOperator back) {
        double deviation = deviation(values);
        if (!(deviation > 1e-9) || !Double.isFinite(deviation)) {
            return Optional.empty();
        }
        Standard standard = Standard.of(values);
        DoubleUnaryOperator unbent =
                straightBeyond(standard.values(), value -> back.applyAsDouble(standard.back(value)));
        return Optional.of(new Warp(standard.values(), logJacobian - counted * Math.log(deviation), unbent));
    }

    /** Beyond the data nobody knows how the scale bends: there it goes straight on. */
    private static DoubleUnaryOperator straightBeyond(double[] values, DoubleUnaryOperator bent) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        double step = SMALL_STEP * (high - low);
        double lowSlope = (bent.applyAsDouble(low + step) - bent.applyAsDouble(low)) / step;
        double highSlope = (bent.applyAsDouble(high) - bent.applyAsDouble(high - step)) / step;
        return value -> value < low
                ? bent.applyAsDouble(low) + lowSlope * (value - low)
                : value > high ? bent.applyAsDouble(high) + highSlope * (value - high) : bent.applyAsDouble(value);
    }

    static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0));
    }
}
