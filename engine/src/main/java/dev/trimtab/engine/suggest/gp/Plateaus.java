package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An acquisition that keeps away from where the objective is known to be flat. A model that interpolates sees a promise right
 * beside the best point however often exactly the same loss comes back from there, as it does where a parameter is rounded by
 * the program that is tuned, or an objective counts few cases.
 *
 * <p>Around a point it is flat as far as all points that were observed have exactly the loss of this one.
 */
final class Plateaus implements Acquisition {
    /** Halfway to the edge of a plateau the promise is less by this many powers of e. */
    private static final double DEPTH = 100;

    private final Acquisition acquisition;
    private final Metric metric;
    private final double[] weights;
    private final Inputs inputs;
    private final double[] squaredRadius;
    private final double[] distance;

    private Plateaus(Acquisition acquisition, Metric metric, double[] weights, Inputs inputs, double[] squaredRadius) {
        this.acquisition = acquisition;
        this.metric = metric;
        this.weights = weights;
        this.inputs = inputs;
        this.squaredRadius = squaredRadius;
        this.distance = new double[inputs.size()];
    }

    /** @param losses of the features, in the same order */
    static Acquisition avoided(
            Acquisition acquisition,
            Metric metric,
            Hyperparameters hyperparameters,
            double[][] features,
            double[] losses) {
        double[] weights = hyperparameters.weights(metric);
        Inputs all = Inputs.of(weights.length, features);
        Inputs centres = new Inputs(weights.length, 1);
        double[] squaredRadius = new double[features.length];
        int count = 0;
        for (int i : repeated(losses)) {
            double radius = squaredRadius(i, distances(metric, weights, all, features[i]), losses);
            if (radius > 0) {
                centres.add(features[i]);
                squaredRadius[count++] = radius;
            }
        }
        return count == 0 ? acquisition : new Plateaus(acquisition, metric, weights, centres, squaredRadius);
    }

    /** The indices of those that are not the only one of their value. */
    private static int[] repeated(double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        return IntStream.range(0, losses.length)
                .filter(i -> {
                    int at = Arrays.binarySearch(sorted, losses[i]);
                    return at > 0 && sorted[at - 1] == losses[i]
                            || at + 1 < sorted.length && sorted[at + 1] == losses[i];
                })
                .toArray();
    }

    private static double squaredRadius(int centre, double[] distances, double[] losses) {
        double nearestOther = Double.POSITIVE_INFINITY;
        for (int i = 0; i < losses.length; i++) {
            if (losses[i] != losses[centre]) {
                nearestOther = Math.min(nearestOther, distances[i]);
            }
        }
        double radius = 0;
        for (int i = 0; i < losses.length; i++) {
            if (losses[i] == losses[centre] && distances[i] < nearestOther) {
                radius = Math.max(radius, distances[i]);
            }
        }
        return radius;
    }

    private static double[] distances(Metric metric, double[] weights, Inputs inputs, double[] features) {
        double[] distances = new double[inputs.size()];
        for (int axis = 0; axis < weights.length; axis++) {
            metric.add(axis, features[axis], inputs, 0, distances.length, weights[axis], distances);
        }
        return distances;
    }

    @Override
    public double at(double[] features) {
        int plateau = deepest(features);
        return acquisition.at(features) + depth(plateau);
    }

    @Override
    public double at(double[] features, double[] gradient) {
        double promise = acquisition.at(features, gradient);
        int plateau = deepest(features);
        if (plateau < 0) {
            return promise;
        }
        for (int axis = 0; axis < gradient.length; axis++) {
            if (metric.isNumber(axis) && !Double.isNaN(features[axis])) {
                double difference = features[axis] - inputs.value(axis)[plateau];
                gradient[axis] +=
                        DEPTH * 2 * weights[axis] * difference / Math.max(distance[plateau], Double.MIN_NORMAL);
            }
        }
        return promise + depth(plateau);
    }

    /** The plateau whose middle is nearest, for its size; -1 where there is none. */
    private int deepest(double[] features) {
        Arrays.fill(distance, 0);
        for (int axis = 0; axis < weights.length; axis++) {
            metric.add(axis, features[axis], inputs, 0, distance.length, weights[axis], distance);
        }
        return IntStream.range(0, distance.length)
                .filter(i -> distance[i] < squaredRadius[i])
                .boxed()
                .min(Comparator.comparingDouble(i -> distance[i] / squaredRadius[i]))
                .orElse(-1);
    }

    private double depth(int plateau) {
        return plateau < 0
                ? 0
                : DEPTH * Math.log(Math.max(distance[plateau], Double.MIN_NORMAL) / squaredRadius[plateau]);
    }
}
