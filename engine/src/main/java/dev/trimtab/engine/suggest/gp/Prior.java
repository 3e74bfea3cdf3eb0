package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;

/**
 * What is believed about hyperparameters before any data: length scales grow with the square root of the dimension, so that
 * a model of many parameters does not start out as all noise (Hvarfner, Hellsten and Nardi, "Vanilla Bayesian optimization
 * performs great in high dimensions", ICML 2024), from less than the side of the cube on;
 * noise is small until shown; a quadratic trend is faint until shown. Of {@value #MANY} length scales and more, all but a few
 * are expected to be so long that they do not matter: the inverse of their square is half-Cauchy distributed (Eriksson and
 * Jankowiak, "High-dimensional Bayesian optimization with sparse axis-aligned subspaces", UAI 2021, section 4.1; its most probable value
 * here, for theirs drawn from the posterior).
 *
 * @param lengthScale the mean of the logarithm of a length scale
 * @param noise the mean of the logarithm of the variance of the noise
 * @param noiseDeviation the standard deviation of that logarithm
 * @param sparse whether few of the axes are expected to matter
 */
record Prior(int groups, double lengthScale, double noise, double noiseDeviation, boolean sparse) {
    private static final double LENGTH_SCALE = -0.5;
    private static final double LENGTH_SCALE_DEVIATION = 1;
    private static final double SHORTER = 1.5;

    /** From so many length scales on, few of them are expected to matter. */
    private static final int MANY = 40;

    /** The scale of the prior of inverse square length scales where few of them matter. */
    private static final double SPARSITY = 0.5;

    private static final double LONG = 1;
    private static final double NOISE = -6;
    private static final double NOISE_DEVIATION = 1.5;
    private static final double OPEN_NOISE = -3;
    private static final double OPEN_NOISE_DEVIATION = 2;
    private static final double MUCH_NOISE = -1;
    private static final double QUADRATIC = -6;
    private static final double QUADRATIC_DEVIATION = 3;

    static Prior of(Metric metric) {
        boolean sparse = metric.groups() >= MANY;
        return new Prior(metric.groups(), sparse ? LONG : lengthScale(metric), NOISE, NOISE_DEVIATION, sparse);
    }

    /** Of one who has nothing to search and everything to judge: noise may be anything. */
    static Prior open(Metric metric) {
        return new Prior(metric.groups(), lengthScale(metric), OPEN_NOISE, OPEN_NOISE_DEVIATION, false);
    }

    private static double lengthScale(Metric metric) {
        return LENGTH_SCALE + 0.5 * Math.log(metric.groups());
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

    /** Where another one starts, from these length scales. */
    double[] startOf(double[] lengthScales) {
        double[] start = start();
        System.arraycopy(lengthScales, 0, start, 0, groups);
        return start;
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
            sum += sparse
                    ? halfCauchy(theta, i, gradient)
                    : normal(theta, i, lengthScale, LENGTH_SCALE_DEVIATION, gradient);
        }
        double signal = Math.exp(theta[groups]);
        sum += signal - theta[groups]; // Gamma(2, 1) of the variance
        gradient[groups] += signal - 1;
        sum += normal(theta, groups + 1, noise, noiseDeviation, gradient);
        return sum + normal(theta, groups + 2, QUADRATIC, QUADRATIC_DEVIATION, gradient);
    }

    /** Of the inverse square of a length scale. */
    private static double halfCauchy(double[] theta, int i, double[] gradient) {
        double ratio = Math.exp(-2 * theta[i]) / SPARSITY;
        double square = ratio * ratio;
        gradient[i] -= 4 * square / (1 + square);
        return Math.log1p(square);
    }

    private static double normal(double[] theta, int i, double mean, double deviation, double[] gradient) {
        double z = (theta[i] - mean) / deviation;
        gradient[i] += z / deviation;
        return z * z / 2;
    }
}
