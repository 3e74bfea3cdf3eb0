package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What several other studies together expect of a point: each weighs by how well it puts in order what was observed here
 * (after Feurer, Letham and Bakshy, "Scalable meta-learning for Bayesian optimization using ranking-weighted Gaussian process
 * ensembles", AutoML workshop at ICML 2018), times a slope that fits the scale here.
 *
 * @param weights one for each source, 0 or more, their sum the slope
 */
record Ensemble(List<SourceModel> sources, double[] weights) implements Trend {
    /** So many pairs in the right order is every source credited with before anything was observed. */
    private static final double CREDIT = 3;

    /** So many observations' worth is it believed beforehand that the sources' scale is the one here. */
    private static final double FAITH = 2;

    /** As good as the observations will have it; empty where no source puts them in order better than chance. */
    static Optional<Ensemble> of(List<SourceModel> sources, double[][] features, double[] observed) {
        double[][] expected = sources.stream()
                .map(source -> Arrays.stream(features).mapToDouble(source::at).toArray())
                .toArray(double[][]::new);
        double[] weights = Arrays.stream(expected)
                .mapToDouble(values -> credit(values, observed))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        if (sum == 0) {
            return Optional.empty();
        }
        double[] pooled = new double[observed.length];
        for (int source = 0; source < weights.length; source++) {
            weights[source] /= sum;
            for (int i = 0; i < pooled.length; i++) {
                pooled[i] += weights[source] * expected[source][i];
            }
        }
        double slope = slope(pooled, observed);
        Arrays.setAll(weights, source -> slope * weights[source]);
        return slope > 0 ? Optional.of(new Ensemble(sources, weights)) : Optional.empty();
    }

    /** Grows with the surplus of pairs that are put in the right order over those in the wrong one; 0 without any. */
    private static double credit(double[] expected, double[] observed) {
        double surplus = CREDIT;
        double pairs = CREDIT;
        for (int i = 0; i < observed.length; i++) {
            for (int j = 0; j < i; j++) {
                surplus += Math.signum(expected[i] - expected[j]) * Math.signum(observed[i] - observed[j]);
                pairs++;
            }
        }
        double tau = Math.max(0, surplus / pairs);
        return tau * tau;
    }

    private static double slope(double[] expected, double[] observed) {
        double meanExpected = Arrays.stream(expected).average().orElse(0);
        double meanObserved = Arrays.stream(observed).average().orElse(0);
        double covariance = FAITH;
        double variance = FAITH;
        for (int i = 0; i < expected.length; i++) {
            covariance += (expected[i] - meanExpected) * (observed[i] - meanObserved);
            variance += (expected[i] - meanExpected) * (expected[i] - meanExpected);
        }
        return covariance / variance;
    }

    @Override
    public double at(double[] features) {
        double sum = 0;
        for (int source = 0; source < weights.length; source++) {
            sum += weights[source] == 0
                    ? 0
                    : weights[source] * sources.get(source).at(features);
        }
        return sum;
    }

    @Override
    public double at(double[] features, double[] gradient) {
        double[] one = new double[gradient.length];
        double sum = 0;
        Arrays.fill(gradient, 0);
        for (int source = 0; source < weights.length; source++) {
            if (weights[source] > 0) {
                sum += weights[source] * sources.get(source).at(features, one);
                for (int axis = 0; axis < gradient.length; axis++) {
                    gradient[axis] += weights[source] * one[axis];
                }
            }
        }
        return sum;
    }
}
