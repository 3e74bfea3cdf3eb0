package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;

/**
 * What shapes the covariance of a Gaussian process, in the logarithms in which it is fitted.
 *
 * @param theta the logarithm of each length scale, then of the variances of the signal, of the noise and of the quadratic
 *     part
 */
record Hyperparameters(double[] theta) {
    private static final int VARIANCES = 3;

    static final double LOWEST_NOISE = 1e-6;

    static int count(Metric metric) {
        return metric.groups() + VARIANCES;
    }

    /** A weight for each axis: the inverse square of its length scale. */
    double[] weights(Metric metric) {
        double[] weights = new double[metric.axes()];
        Arrays.setAll(weights, axis -> Math.exp(-2 * theta[metric.group(axis)]));
        return weights;
    }

    private double variance(int which) {
        return Math.exp(theta[theta.length - VARIANCES + which]);
    }

    double signal() {
        return variance(0);
    }

    double noise() {
        return variance(1) + LOWEST_NOISE;
    }

    double quadratic() {
        return variance(2);
    }
}
