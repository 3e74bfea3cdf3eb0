package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;

/**
 * How far apart points are, axis by axis: the squared difference of two numbers or ranks, 1 for two categories that differ, 0
 * where neither point has the axis at all. A point without it stands beside the middle of the others, as far off as {@link #GAP}
 * says (the wedge of Horn, Stork, Schüßler and Zaefferer, "Surrogates for hierarchical search spaces: the wedge-kernel and an
 * automated analysis", GECCO 2019). So every point has a place in a Euclidean space, and every kernel of the distances is a
 * covariance; with one distance to all of them, it was none. Never dropping conditional axes keeps what is shared between the
 * branches of a tree in one model.
 */
final class Metric {
    /**
     * The squared distance of a point without an axis from the middle of those with it: on average it is as far from a number
     * as two numbers are that lie half the range apart.
     */
    private static final double GAP = 1.0 / 6;

    private final Axis.Kind[] kinds;
    private final boolean[] conditional;

    /** The squared distance of each category from the middle of all of them: the corners of a simplex with edges of 1. */
    private final double[] middles;

    private final int[] groups;
    private final int groupCount;

    Metric(Encoding encoding) {
        int size = encoding.size();
        kinds = new Axis.Kind[size];
        conditional = new boolean[size];
        middles = new double[size];
        groups = new int[size];
        int group = -1;
        for (int axis = 0; axis < size; axis++) {
            Axis here = encoding.axes().get(axis);
            kinds[axis] = here.kind();
            conditional[axis] = encoding.isConditional(axis);
            middles[axis] = here.levels() == 0 ? 0 : (here.levels() - 1) / (2.0 * here.levels());
            boolean sameOrder = here.kind() == Axis.Kind.RANK
                    && axis > 0
                    && encoding.axes().get(axis - 1).parameter() == here.parameter();
            group += sameOrder ? 0 : 1;
            groups[axis] = group;
        }
        groupCount = group + 1;
    }

    int axes() {
        return kinds.length;
    }

    /** How many length scales there are: one for each axis, and one for each whole permutation. */
    int groups() {
        return groupCount;
    }

    int group(int axis) {
        return groups[axis];
    }

    boolean isNumber(int axis) {
        return kinds[axis] == Axis.Kind.NUMBER;
    }

    /**
     * Adds weighted squared distances on one axis between a point and many.
     *
     * @param x the point's feature, NaN where inactive
     * @param out out[k] += weight × distance to input {@code from + k}
     */
    void add(int axis, double x, Inputs inputs, int from, int count, double weight, double[] out) {
        double[] value = inputs.value(axis);
        if (kinds[axis] == Axis.Kind.CATEGORY) {
            addCategory(axis, x, inputs, from, count, weight, out);
        } else if (!conditional[axis]) {
            for (int k = 0; k < count; k++) {
                double difference = x - value[from + k];
                out[k] += weight * difference * difference;
            }
        } else {
            double[] active = inputs.active(axis);
            double here = Double.isNaN(x) ? 0 : 1;
            double place = Double.isNaN(x) ? Inputs.MIDDLE : x;
            for (int k = 0; k < count; k++) {
                double difference = place - value[from + k];
                double either = here - active[from + k];
                out[k] += weight * (difference * difference + GAP * either * either);
            }
        }
    }

    private void addCategory(int axis, double x, Inputs inputs, int from, int count, double weight, double[] out) {
        double[] value = inputs.value(axis);
        double[] active = inputs.active(axis);
        boolean here = !Double.isNaN(x);
        for (int k = 0; k < count; k++) {
            boolean there = active[from + k] > 0;
            if (here && there) {
                out[k] += value[from + k] == x ? 0 : weight;
            } else if (here != there) {
                out[k] += weight * (middles[axis] + GAP);
            }
        }
    }

    /**
     * Adds the products that the quadratic kernel is made of: numbers are seen in [-1, 1], what is inactive lies at 0.
     *
     * @param out out[k] += z × z of input {@code from + k}
     */
    void addProducts(double[] features, Inputs inputs, int from, int count, double[] out) {
        for (int axis = 0; axis < kinds.length; axis++) {
            if (kinds[axis] == Axis.Kind.NUMBER && !Double.isNaN(features[axis])) {
                double z = 2 * features[axis] - 1;
                double[] value = inputs.value(axis);
                for (int k = 0; k < count; k++) {
                    out[k] += z * (2 * value[from + k] - 1);
                }
            }
        }
    }

    /** The squared length of a point as {@link #addProducts} sees it. */
    double squaredLength(double[] features) {
        double sum = 0;
        for (int axis = 0; axis < kinds.length; axis++) {
            if (kinds[axis] == Axis.Kind.NUMBER && !Double.isNaN(features[axis])) {
                double z = 2 * features[axis] - 1;
                sum += z * z;
            }
        }
        return sum;
    }
}
