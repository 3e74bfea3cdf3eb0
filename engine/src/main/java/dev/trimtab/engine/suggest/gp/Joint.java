package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.linalg.Cholesky;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws functions from a posterior, as seen at a few points. It takes m n² / 2 multiplications to prepare m points, of n seen,
 * and m² for a draw.
 */
final class Joint {
    /** What is left unknown of a point once others are known, for its prior: from here on it is rounding. */
    private static final double ROUNDING = 1e-9;

    private final double[] means;
    private final double[][] loadings;

    Joint(Posterior posterior, double[][] features) {
        int m = features.length;
        means = new double[m];
        loadings = new double[m][];
        double[][] explained = new double[m][];
        int[] independent = new int[m];
        Cholesky factor = new Cholesky(m);
        for (int i = 0; i < m; i++) {
            means[i] = posterior.mean(features[i]);
            explained[i] = posterior.explained(features[i]);
            double[] column = new double[factor.size() + 1];
            for (int k = 0; k < factor.size(); k++) {
                int other = independent[k];
                column[k] = posterior.prior(features[i], features[other]) - product(explained[i], explained[other]);
            }
            double prior = posterior.prior(features[i], features[i]);
            column[factor.size()] = prior - product(explained[i], explained[i]);
            double[] loading = column.clone();
            factor.forward(loading);
            loadings[i] = loading;
            double unknown = column[factor.size()] - squares(loading, factor.size());
            if (unknown > ROUNDING * prior) {
                loading[factor.size()] = Math.sqrt(unknown);
                independent[factor.size()] = i;
                factor.append(column);
            } else {
                loading[factor.size()] = 0;
            }
        }
    }

    /** The values of one function at the points. */
    double[] draw(SplittableRandom random) {
        double[] z = new double[means.length];
        Arrays.setAll(z, k -> random.nextGaussian());
        double[] values = means.clone();
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < loadings[i].length; k++) {
                values[i] += z[k] * loadings[i][k];
            }
        }
        return values;
    }

    private static double squares(double[] x, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += x[k] * x[k];
        }
        return sum;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
