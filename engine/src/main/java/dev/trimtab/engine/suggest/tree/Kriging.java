package dev.trimtab.engine.suggest.tree;

import dev.trimtab.engine.linalg.Cholesky;
import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What to expect of a place by those that were tried: a Gaussian process that is not fitted, but sized by the distances between
 * them.
 */
final class Kriging {
    private static final double NOISE = 0.05;
    private static final double ONLY_ONE_ACTIVE = 0.25;
    private static final double CATEGORY_DIFFERS = 0.5;

    private final Encoding encoding;
    private final List<double[]> inputs = new ArrayList<>();
    private final Cholesky factor;
    private final double scale;
    private double[] weights = {};

    /** @param values one for each place, about 0 and 1 large */
    Kriging(Encoding encoding, List<double[]> places, double[] values) {
        this.encoding = encoding;
        places.forEach(place -> inputs.add(encoding.features(place)));
        this.factor = new Cholesky(places.size() + 8);
        this.scale = scale();
        for (int i = 0; i < inputs.size(); i++) {
            factor.append(column(inputs.get(i), i));
        }
        weights = values.clone();
        factor.solve(weights);
    }

    /** Half of the mean squared distance between neighbours in the list. */
    private double scale() {
        double sum = 0;
        for (int i = 1; i < inputs.size(); i++) {
            sum += distance(inputs.get(i - 1), inputs.get(i));
        }
        return Math.max(1e-9, 0.5 * sum / Math.max(1, inputs.size() - 1));
    }

    private double[] column(double[] features, int count) {
        double[] column = new double[count + 1];
        for (int i = 0; i < count; i++) {
            column[i] = covariance(features, inputs.get(i));
        }
        column[count] = 1 + NOISE;
        return column;
    }

    /** Takes in a place whose value is not known: it is expected to be as expected. */
    void expect(double[] place) {
        double[] features = encoding.features(place);
        double[] column = column(features, inputs.size());
        factor.append(column);
        inputs.add(features);
        // The weights of the others stay, its own is 0: its value is its mean.
        weights = Arrays.copyOf(weights, weights.length + 1);
    }

    /** The mean and so many standard deviations more. */
    double bound(double[] place, double deviations) {
        double[] column = column(encoding.features(place), inputs.size());
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += column[i] * weights[i];
        }
        factor.forward(column);
        double variance = 1;
        for (int i = 0; i < weights.length; i++) {
            variance -= column[i] * column[i];
        }
        return mean + deviations * Math.sqrt(Math.max(0, variance));
    }

    private double covariance(double[] one, double[] other) {
        double r = Math.sqrt(5 * distance(one, other) / scale);
        return (1 + r + r * r / 3) * Math.exp(-r);
    }

    private double distance(double[] one, double[] other) {
        double sum = 0;
        for (int axis = 0; axis < one.length; axis++) {
            double difference = one[axis] - other[axis];
            if (Double.isNaN(difference)) {
                sum += Double.isNaN(one[axis]) && Double.isNaN(other[axis]) ? 0 : ONLY_ONE_ACTIVE;
            } else if (encoding.axes().get(axis).kind() == Axis.Kind.CATEGORY) {
                sum += difference == 0 ? 0 : CATEGORY_DIFFERS;
            } else {
                sum += difference * difference;
            }
        }
        return sum;
    }
}
