package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.linalg.Cholesky;
import java.util.SplittableRandom;

/**
 * Draws functions from a posterior, as seen at a few points. It takes m n² / 2 multiplications to prepare m points, of n seen,
 * and m² for a draw.
 */
final class Joint {
    /** Against rounding, where points are nearly the same. */
    private static final double JITTER = 1e-9;

    private final double[] means;
    private final double[][] rows;

    Joint(Posterior posterior, double[][] features) {
        int m = features.length;
        means = new double[m];
        double[][] explained = new double[m][];
        Cholesky factor = new Cholesky(m);
        for (int i = 0; i < m; i++) {
            means[i] = posterior.mean(features[i]);
            explained[i] = posterior.explained(features[i]);
            double[] column = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                column[j] = posterior.prior(features[i], features[j]) - product(explained[i], explained[j]);
            }
            column[i] = Math.max(column[i], 0) + JITTER * posterior.prior(features[i], features[i]);
            factor.append(column);
        }
        rows = new double[m][];
        for (int i = 0; i < m; i++) {
            rows[i] = factor.row(i);
        }
    }

    /** The values of one function at the points. */
    double[] draw(SplittableRandom random) {
        double[] values = means.clone();
        for (int i = 0; i < values.length; i++) {
            double z = random.nextGaussian();
            for (int k = 0; k < rows[i].length; k++) {
                values[i + k] += z * rows[i][k];
            }
        }
        return values;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
