package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.linalg.Inverse;
import dev.trimtab.engine.linalg.Lbfgs.Differentiable;
import java.util.Arrays;

/**
 * The negative logarithm of the posterior density of hyperparameters, given n observations, with its gradient (Rasmussen
 * and Williams, "Gaussian processes for machine learning", 2006, section 5.4.1). An evaluation takes about n³/2
 * multiplications.
 */
final class Likelihood implements Differentiable {
    private final Metric metric;
    private final Prior prior;
    private final Inputs inputs;
    private final double[] y;
    private final double[] told;
    private final int n;
    private final Inverse inverse;
    private final double[][] covariance;
    private final double[][] smooth;
    private final double[][] slope;
    private final double[][] quadratic;
    private final double[][] features;
    private final double[] alpha;

    /**
     * @param features n points
     * @param y n observations with mean 0 and variance 1 or so
     */
    Likelihood(Metric metric, Prior prior, double[][] features, double[] y) {
        this(metric, prior, features, y, Told.nothing(y.length));
    }

    /** @param told the variance of each observation that is known beforehand */
    Likelihood(Metric metric, Prior prior, double[][] features, double[] y, double[] told) {
        this.metric = metric;
        this.prior = prior;
        this.features = features;
        this.inputs = Inputs.of(metric.axes(), features);
        this.y = y;
        this.told = told;
        this.n = y.length;
        this.inverse = new Inverse(n);
        this.covariance = new double[n][];
        this.smooth = new double[n][];
        this.slope = new double[n][];
        this.quadratic = new double[n][];
        this.alpha = new double[n];
        for (int i = 0; i < n; i++) {
            covariance[i] = new double[n - i];
            smooth[i] = new double[n - i];
            slope[i] = new double[n - i];
            quadratic[i] = new double[n - i];
            metric.addProducts(features[i], inputs, i, n - i, quadratic[i]);
            for (int k = 0; k < n - i; k++) {
                quadratic[i][k] = (1 + quadratic[i][k]) * (1 + quadratic[i][k]);
            }
        }
    }

    @Override
    public double at(double[] theta, double[] gradient) {
        Arrays.fill(gradient, 0);
        var hyperparameters = new Hyperparameters(theta);
        double[] weights = hyperparameters.weights(metric);
        fill(hyperparameters, weights);
        double logDeterminant = inverse.invert(covariance);
        if (Double.isNaN(logDeterminant)) {
            return Double.POSITIVE_INFINITY;
        }
        double fit = solve();
        differentiate(hyperparameters, weights, gradient);
        return 0.5 * fit + 0.5 * logDeterminant + prior.penalty(theta, gradient);
    }

    private void fill(Hyperparameters hyperparameters, double[] weights) {
        double faint = hyperparameters.quadratic();
        for (int i = 0; i < n; i++) {
            double[] row = covariance[i];
            Arrays.fill(row, 0);
            for (int axis = 0; axis < weights.length; axis++) {
                metric.add(axis, features[i][axis], inputs, i, n - i, weights[axis], row);
            }
            Matern.fill(hyperparameters.signal(), row, n - i, smooth[i], slope[i]);
            for (int k = 0; k < n - i; k++) {
                row[k] = smooth[i][k] + faint * quadratic[i][k];
            }
            row[0] += hyperparameters.noise() + told[i];
        }
    }

    /** alpha becomes K⁻¹y; returns yᵀK⁻¹y. */
    private double solve() {
        Arrays.fill(alpha, 0);
        for (int i = 0; i < n; i++) {
            double[] row = covariance[i];
            double sum = row[0] * y[i];
            for (int k = 1; k < n - i; k++) {
                sum += row[k] * y[i + k];
                alpha[i + k] += row[k] * y[i];
            }
            alpha[i] += sum;
        }
        double fit = 0;
        for (int i = 0; i < n; i++) {
            fit += alpha[i] * y[i];
        }
        return fit;
    }

    /** Half the trace of (K⁻¹ - ααᵀ) times the derivative of K; what lies off the diagonal counts twice. */
    private void differentiate(Hyperparameters hyperparameters, double[] weights, double[] gradient) {
        int variances = metric.groups();
        double noise = hyperparameters.noise() - Hyperparameters.LOWEST_NOISE;
        double faint = hyperparameters.quadratic();
        double all = 0;
        double diagonal = 0;
        double trend = 0;
        double[] distance = new double[n];
        double[] pull = new double[n];
        for (int i = 0; i < n; i++) {
            double[] row = covariance[i];
            int count = n - i;
            for (int k = 0; k < count; k++) {
                row[k] = (row[k] - alpha[i] * alpha[i + k]) * (k == 0 ? 0.5 : 1);
            }
            diagonal += row[0];
            for (int k = 0; k < count; k++) {
                trend += row[k] * quadratic[i][k];
                all += row[k] * smooth[i][k];
                pull[k] = row[k] * slope[i][k];
            }
            for (int axis = 0; axis < weights.length; axis++) {
                Arrays.fill(distance, 0, count, 0);
                metric.add(axis, features[i][axis], inputs, i, count, weights[axis], distance);
                double sum = 0;
                for (int k = 1; k < count; k++) {
                    sum += pull[k] * distance[k];
                }
                gradient[metric.group(axis)] += sum;
            }
        }
        gradient[variances] += all;
        gradient[variances + 1] += diagonal * noise;
        gradient[variances + 2] += trend * faint;
    }
}
