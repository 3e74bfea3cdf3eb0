package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which few of many axes seem to matter, as a start for a fit: those on which what was observed leans or bends. */
final class Sparse {
    private static final int MOST = 5;
    private static final double SHORT = -0.5;
    private static final double LONG = 2.5;

    private Sparse() {}

    /**
     * The logarithms of length scales, short for the few axes that matter.
     *
     * @param features n points
     * @param y n observations with mean 0 and variance 1 or so
     */
    static double[] lengthScales(Metric metric, double[][] features, double[] y) {
        double[] signs = new double[metric.groups()];
        for (int axis = 0; axis < metric.axes(); axis++) {
            int group = metric.group(axis);
            signs[group] = Math.max(signs[group], sign(column(features, axis), y));
        }
        double least = Arrays.stream(signs).sorted().toArray()[Math.max(0, signs.length - MOST)];
        return Arrays.stream(signs).map(sign -> sign >= least ? SHORT : LONG).toArray();
    }

    private static double[] column(double[][] features, int axis) {
        return Arrays.stream(features)
                .mapToDouble(point -> Double.isNaN(point[axis]) ? 0.5 : point[axis])
                .toArray();
    }

    /** The larger of the correlations with the axis and with the square of the distance from its mean. */
    private static double sign(double[] x, double[] y) {
        double mean = Arrays.stream(x).average().orElse(0);
        double[] square =
                Arrays.stream(x).map(value -> (value - mean) * (value - mean)).toArray();
        return Math.max(correlation(x, y), correlation(square, y));
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double covariance = IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
                .sum();
        double scale = Warp.deviation(x) * Warp.deviation(y) * x.length;
        return scale > 0 ? Math.abs(covariance) / scale : 0;
    }
}
