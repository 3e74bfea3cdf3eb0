package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.linalg.SymmetricEigen;

/**
 * The normal distribution of CMA-ES, and how it learns from a generation (Hansen, "The CMA evolution strategy: a tutorial",
 * 2016, with active update, appendix A). A point is mean + sigma · spread ∘ y, where y is normal with the covariance.
 *
 * <p>Points that were not drawn from it take part no longer than a drawn one would be (Hansen, "Injecting external solutions
 * into CMA-ES", 2011).
 */
final class Gaussian {
    /** An eigenvalue lost to rounding. */
    private static final double SMALLEST = 1e-14;

    /** How many times as long as wide it may be. */
    private static final double THINNEST = 1e7;

    /** No axis of the unit cube needs a larger deviation. */
    private static final double LARGEST_DEVIATION = 1;

    /** No value is rounded this finely. */
    private static final double SMALLEST_DEVIATION = 1e-9;

    final int n;
    final double[] mean;
    double sigma;

    /** By axis, for {@link Margin}; 1 where an axis has no steps. */
    final double[] spread;

    private final double[][] covariance;
    private final double[] pathOfSigma;
    private final double[] pathOfCovariance;
    private double[] lengths;
    private double[][] directions;
    private int updates;
    private int decomposed;
    private boolean broken;

    Gaussian(double[] mean, double sigma) {
        this.n = mean.length;
        this.mean = mean.clone();
        this.sigma = sigma;
        this.spread = new double[n];
        this.covariance = new double[n][n];
        this.pathOfSigma = new double[n];
        this.pathOfCovariance = new double[n];
        this.lengths = new double[n];
        this.directions = new double[n][n];
        for (int i = 0; i < n; i++) {
            spread[i] = 1;
            covariance[i][i] = 1;
            lengths[i] = 1;
            directions[i][i] = 1;
        }
    }

    private Gaussian(Gaussian other) {
        n = other.n;
        mean = other.mean.clone();
        sigma = other.sigma;
        spread = other.spread.clone();
        covariance = new double[n][];
        for (int i = 0; i < n; i++) {
            covariance[i] = other.covariance[i].clone();
        }
        pathOfSigma = other.pathOfSigma.clone();
        pathOfCovariance = other.pathOfCovariance.clone();
        lengths = other.lengths; // replaced as wholes, never changed
        directions = other.directions;
        updates = other.updates;
        decomposed = other.decomposed;
        broken = other.broken;
    }

    Gaussian copy() {
        return new Gaussian(this);
    }

    /** The standard deviation along an axis. */
    double deviation(int axis) {
        return sigma * spread[axis] * Math.sqrt(covariance[axis][axis]);
    }

    /** How long the last steps of the mean were along an axis, taken together. */
    double trend(int axis) {
        return sigma * spread[axis] * Math.abs(pathOfCovariance[axis]);
    }

    /** Whether its numbers are no longer ones. */
    boolean isBroken() {
        return broken;
    }

    /** Whether it has become so thin that nothing more will come of it. */
    boolean isDegenerate() {
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (double length : lengths) {
            shortest = Math.min(shortest, length);
            longest = Math.max(longest, length);
        }
        return longest > THINNEST * shortest;
    }

    /** The point that a standard normal vector stands for. */
    double[] point(double[] normal, double wider) {
        double[] point = new double[n];
        for (int k = 0; k < n; k++) {
            double length = lengths[k] * normal[k];
            double[] direction = directions[k];
            for (int i = 0; i < n; i++) {
                point[i] += length * direction[i];
            }
        }
        for (int i = 0; i < n; i++) {
            point[i] = mean[i] + wider * sigma * spread[i] * point[i];
        }
        return point;
    }

    /** Makes steps longer where all points are equally good, to get away from the plain. */
    void widen(Rates rates) {
        sigma *= Math.exp(0.2 + rates.cSigma() / rates.dSigma());
        limit();
    }

    /**
     * Learns from a generation.
     *
     * @param points the members, the best first
     * @param foreign which of them were not drawn from this distribution
     * @param weights one for each member
     */
    void learn(double[][] points, boolean[] foreign, double[] weights, Rates rates) {
        if (n == 0) {
            return;
        }
        int members = points.length;
        double[][] y = new double[members][n];
        double[] squaredLengths = new double[members];
        double longest = Math.sqrt(n) + 2.0 * n / (n + 2);
        for (int k = 0; k < members; k++) {
            for (int i = 0; i < n; i++) {
                y[k][i] = (points[k][i] - mean[i]) / (sigma * spread[i]);
            }
            squaredLengths[k] = squaredLength(y[k]);
            double length = Math.sqrt(squaredLengths[k]);
            if (foreign[k] && length > longest) {
                for (int i = 0; i < n; i++) {
                    y[k][i] *= longest / length;
                }
                squaredLengths[k] = longest * longest;
            }
        }
        double[] step = new double[n];
        for (int k = 0; k < members; k++) {
            for (int i = 0; weights[k] > 0 && i < n; i++) {
                step[i] += weights[k] * y[k][i];
            }
        }
        for (int i = 0; i < n; i++) {
            mean[i] += sigma * spread[i] * step[i];
        }
        boolean steady = lengthen(step, rates);
        adapt(y, squaredLengths, weights, steady, rates);
        limit();
    }

    /** Moves both paths and the step size; whether the step size is not just growing fast. */
    private boolean lengthen(double[] step, Rates rates) {
        updates++;
        double cS = rates.cSigma();
        double gain = Math.sqrt(cS * (2 - cS) * rates.muEff());
        double[] white = whitened(step);
        double squared = 0;
        for (int i = 0; i < n; i++) {
            pathOfSigma[i] = (1 - cS) * pathOfSigma[i] + gain * white[i];
            squared += pathOfSigma[i] * pathOfSigma[i];
        }
        double length = Math.sqrt(squared);
        boolean steady =
                length / Math.sqrt(1 - Math.pow(1 - cS, 2.0 * (updates + 1))) < (1.4 + 2.0 / (n + 1)) * rates.chiN();
        double cC = rates.cC();
        double gainC = steady ? Math.sqrt(cC * (2 - cC) * rates.muEff()) : 0;
        for (int i = 0; i < n; i++) {
            pathOfCovariance[i] = (1 - cC) * pathOfCovariance[i] + gainC * step[i];
        }
        sigma *= Math.exp(Math.min(1, cS / rates.dSigma() * (length / rates.chiN() - 1)));
        return steady;
    }

    private void adapt(double[][] y, double[] squaredLengths, double[] weights, boolean steady, Rates rates) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double lost = steady ? 0 : rates.c1() * rates.cC() * (2 - rates.cC());
        double kept = 1 + lost - rates.c1() - rates.cMu() * sum;
        for (int i = 0; i < n; i++) {
            double[] row = covariance[i];
            double p = rates.c1() * pathOfCovariance[i];
            for (int j = 0; j < n; j++) {
                row[j] = kept * row[j] + p * pathOfCovariance[j];
            }
        }
        for (int k = 0; k < y.length; k++) {
            double weight = rates.cMu() * (weights[k] >= 0 ? weights[k] : weights[k] * n / (squaredLengths[k] + 1e-12));
            for (int i = 0; i < n; i++) {
                double[] row = covariance[i];
                double part = weight * y[k][i];
                for (int j = 0; j < n; j++) {
                    row[j] += part * y[k][j];
                }
            }
        }
        // Decomposed as often as it changes by a tenth, so that this costs no more than the rest.
        if (updates - decomposed >= 0.1 / (n * (rates.c1() + rates.cMu()))) {
            decompose();
        }
    }

    private void decompose() {
        decomposed = updates;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double both = (covariance[i][j] + covariance[j][i]) / 2;
                covariance[i][j] = both;
                covariance[j][i] = both;
            }
        }
        SymmetricEigen.of(covariance).ifPresentOrElse(this::take, () -> broken = true);
    }

    private void take(SymmetricEigen eigen) {
        double largest = 0;
        for (double value : eigen.values()) {
            largest = Math.max(largest, value);
        }
        double[] taken = new double[n];
        for (int k = 0; k < n; k++) {
            taken[k] = Math.sqrt(Math.max(eigen.values()[k], SMALLEST * largest));
        }
        broken = !(largest > 0);
        lengths = taken;
        directions = eigen.vectors();
    }

    private void limit() {
        if (n == 0) {
            return;
        }
        double widest = 0;
        for (int i = 0; i < n; i++) {
            widest = Math.max(widest, deviation(i) / spread[i]);
        }
        sigma *= Math.clamp(widest, SMALLEST_DEVIATION, LARGEST_DEVIATION) / widest;
        broken |= !(sigma > 0 && Double.isFinite(sigma));
    }

    /** The vector in units of the distribution: of expected squared length n for one drawn from it. */
    private double[] whitened(double[] y) {
        double[] white = new double[n];
        for (int k = 0; k < n; k++) {
            double along = along(directions[k], y) / lengths[k];
            for (int i = 0; i < n; i++) {
                white[i] += along * directions[k][i];
            }
        }
        return white;
    }

    private double squaredLength(double[] y) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double along = along(directions[k], y) / lengths[k];
            sum += along * along;
        }
        return sum;
    }

    private double along(double[] direction, double[] y) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += direction[i] * y[i];
        }
        return sum;
    }
}
