package dev.trimtab.engine.suggest.population;

import dev.trimtab.engine.linalg.Cholesky;
import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A Gaussian process of a function that drifts (Bogunovic, Scarlett and Cevher, "Time-varying Gaussian process bandit optimization",
 * AISTATS 2016, section 2): the covariance of two points is exp(-d²/2ℓ²) · (1 - ε)^(|t - t'|/2), d their distance and t their times
 * in intervals. Length ℓ, drift ε and noise are those of a grid that make the data most likely.
 */
final class DriftingProcess {
    /** The latest count; the others are past. */
    private static final int MOST = 120;

    private static final double[] LENGTHS = {0.1, 0.2, 0.4, 0.8, 1.6};
    private static final double[] DRIFTS = {0, 0.03, 0.1, 0.3};
    private static final double[] NOISES = {1e-3, 3e-2, 0.3};

    private record Settings(double length, double drift, double noise) {}

    private final List<Axis> axes;
    private final double[][] features;
    private final double[] times;
    private final Settings settings;
    private final Cholesky known;
    private final Cholesky all;
    private final int tried;
    private final double[] weights;
    private final double exploration;

    private DriftingProcess(List<Axis> axes, double[][] features, double[] times, double[] gains, Settings settings) {
        this.axes = axes;
        this.features = features;
        this.times = times;
        this.settings = settings;
        this.tried = gains.length;
        this.known = factor(gains.length);
        this.all = factor(features.length);
        this.weights = gains.clone();
        known.solve(weights);
        // As the authors' program has it.
        this.exploration = Math.sqrt(0.2 + Math.max(0, Math.log(0.4 * tried)));
    }

    /**
     * @param changes at least one
     * @param running points that are being tried
     */
    static DriftingProcess fit(Encoding encoding, long interval, List<Change> changes, List<Change> running) {
        List<Change> latest = changes.stream()
                .sorted(Comparator.comparingLong(Change::time))
                .skip(Math.max(0, changes.size() - MOST))
                .toList();
        List<Change> points = new ArrayList<>(latest);
        points.addAll(running);
        double[][] features = points.stream()
                .map(change -> encoding.features(encoding.place(change.point())))
                .toArray(double[][]::new);
        double[] times = points.stream()
                .mapToDouble(change -> (double) change.time() / interval)
                .toArray();
        double[] gains = standardised(latest.stream().mapToDouble(Change::gain).toArray());
        DriftingProcess best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (double length : LENGTHS) {
            for (double drift : DRIFTS) {
                for (double noise : NOISES) {
                    var process = new DriftingProcess(
                            encoding.axes(), features, times, gains, new Settings(length, drift, noise));
                    double likelihood = process.logLikelihood(gains);
                    if (best == null || likelihood > most) {
                        best = process;
                        most = likelihood;
                    }
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("the grid is empty");
        }
        return best;
    }

    private static double[] standardised(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        double scale = variance > 0 && Double.isFinite(variance) ? Math.sqrt(variance) : 1;
        double[] standard = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standard[i] = (values[i] - mean) / scale;
        }
        return standard;
    }

    private Cholesky factor(int size) {
        Cholesky factor = new Cholesky(size);
        for (int i = 0; i < size; i++) {
            double[] column = new double[i + 1];
            for (int j = 0; j < i; j++) {
                column[j] = covariance(features[i], times[i], j);
            }
            column[i] = 1 + settings.noise();
            factor.append(column);
        }
        return factor;
    }

    private double logLikelihood(double[] gains) {
        double fit = 0;
        for (int i = 0; i < gains.length; i++) {
            fit += gains[i] * weights[i];
        }
        return -(fit + known.logDeterminant()) / 2;
    }

    /** How much the loss may well fall, standardised. */
    double upperBound(double[] point, double time) {
        double[] cross = new double[features.length];
        double mean = 0;
        for (int i = 0; i < cross.length; i++) {
            cross[i] = covariance(point, time, i);
            mean += i < tried ? cross[i] * weights[i] : 0;
        }
        all.forward(cross);
        double variance = 1;
        for (double part : cross) {
            variance -= part * part;
        }
        return mean + exploration * Math.sqrt(Math.max(0, variance));
    }

    private double covariance(double[] point, double time, int other) {
        double distance = 0;
        for (int axis = 0; axis < point.length; axis++) {
            double one = point[axis];
            double two = features[other][axis];
            if (Double.isNaN(one) != Double.isNaN(two)
                    || (axes.get(axis).kind() == Axis.Kind.CATEGORY && one != two && !Double.isNaN(one))) {
                distance += 1;
            } else if (!Double.isNaN(one)) {
                distance += (one - two) * (one - two);
            }
        }
        return Math.exp(-distance / (2 * settings.length() * settings.length()))
                * Math.pow(1 - settings.drift(), Math.abs(time - times[other]) / 2);
    }
}
