package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;

/**
 * Numbers moved and stretched to mean 0 and variance 1; all 0 where they are the same. No number is too large for it.
 *
 * @param scale what they were divided by first
 * @param mean of what was left
 * @param deviation of what was left; 0 where the numbers are the same
 */
record Standard(double[] values, double scale, double mean, double deviation) {
    private static final double NO_DIFFERENCE = 1e-14;

    static Standard of(double[] numbers) {
        double scale = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
        double[] z = new double[numbers.length];
        if (scale == 0) {
            return new Standard(z, 1, 0, 0);
        }
        Arrays.setAll(z, i -> numbers[i] / scale);
        double mean = Arrays.stream(z).average().orElse(0);
        double deviation = Warp.deviation(z);
        boolean differ = deviation > NO_DIFFERENCE;
        Arrays.setAll(z, i -> differ ? (z[i] - mean) / deviation : 0);
        return new Standard(z, scale, mean, differ ? deviation : 0);
    }

    /** A number on the scale that the numbers had. */
    double back(double value) {
        return (value * deviation + mean) * scale;
    }
}
