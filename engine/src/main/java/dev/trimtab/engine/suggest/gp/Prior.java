package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;

/**
 * What is believed about hyperparameters before any data: length scales grow with the square root of the dimension, so that
 * a model of many parameters does not start out as all noise (Hvarfner, Hellsten and Nardi, "Vanilla Bayesian optimization
 * performs great in high dimensions", ICML 2024), from less than the side of the cube on;
 * noise is small until shown; a quadratic trend is faint until shown.
 *
 * @param lengthScale the mean of the logarithm of a length scale
 * @param noise the mean of the logarithm of the variance of the noise
 * @param noiseDeviation the standard deviation of that logarithm
 */
record Prior(int groups, double lengthScale, double noise, double noiseDeviation) {
    private static final double LENGTH_SCALE = -0.5;
    private static final double LENGTH_SCALE_DEVIATION = 1;
    private static final double SHORTER = 1.5;
    private static final double NOISE = -6;
    private static final double NOISE_DEVIATION = 1.5;
    private static final double OPEN_NOISE = -3;
    private static final double OPEN_NOISE_DEVIATION = 2;
    private static final double MUCH_NOISE = -1;
    private static final double QUADRATIC = -6;
    private static final double QUADRATIC_DEVIATION = 3;

    static Prior of(Metric metric) {
        return of(metric, NOISE, NOISE_DEVIATION);
    }

    /** Of one who has nothing to search and everything to judge: noise may be anything. */
    static Prior open(Metric metric) {
        return of(metric, OPEN_NOISE, OPEN_NOISE_DEVIATION);
    }

    private static Prior of(Metric metric, double noise, double deviation) {
        return new Prior(metric.groups(), LENGTH_SCALE + 0.5 * Math.log(metric.groups()), noise, deviation);
    }

    double[] low() {
        return box(-4, -4, -13, -14);
    }

    double[] high() {
        return box(5, 4, 1, 3);
    }

    /** Where a fit starts: at what is most probable before any data. */
    double[] start() {
        return box(lengthScale, 0, noise, QUADRATIC);
    }

    /** Where another one starts, for functions with many hills. */
    double[] shortStart() {
        return box(lengthScale - SHORTER, 0, noise, QUADRATIC);
    }

    /** Where another one starts, for functions that are hard to tell from noise. */
    double[] noisyStart() {
        return box(lengthScale, 0, MUCH_NOISE, QUADRATIC);
    }

    private double[] box(double lengthScales, double signal, double noise, double quadratic) {
        double[] box = new double[groups + Hyperparameters.VARIANCES];
        Arrays.fill(box, 0, groups, lengthScales);
        box[groups] = signal;
        box[groups + 1] = noise;
        box[groups + 2] = quadratic;
        return box;
    }

    /** The negative logarithm of the density up to a constant; its gradient is added to {@code gradient}. */
    double penalty(double[] theta, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < groups; i++) {
            sum += normal(theta, i, lengthScale, LENGTH_SCALE_DEVIATION, gradient);
        }
        double signal = Math.exp(theta[groups]);
        sum += signal - theta[groups]; // Gamma(2, 1) of the variance
        gradient[groups] += signal - 1;
        sum += normal(theta, groups + 1, noise, noiseDeviation, gradient);
        return sum + normal(theta, groups + 2, QUADRATIC, QUADRATIC_DEVIATION, gradient);
    }

    private static double normal(double[] theta, int i, double mean, double deviation, double[] gradient) {
        double z = (theta[i] - mean) / deviation;
        gradient[i] += z / deviation;
        return z * z / 2;
    }
}
