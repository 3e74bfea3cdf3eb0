package dev.trimtab.engine.analyse;

import dev.trimtab.engine.analyse.Tree.Leaf;
import dev.trimtab.engine.space.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Grows a regression tree (Breiman et al., "Classification and regression trees", 1984): each node is cut where that takes most
 * of the variance away.
 *
 * <p>A point says the same whatever an inactive parameter would have been: on an inactive axis it takes a place at random, a new
 * one for every tree, and no node is cut along an axis that is inactive in all its points.
 */
final class Grower {
    private final Samples samples;
    private final List<Axis> axes;
    private final int fewest;
    private final SplittableRandom random;
    private final double[][] x;
    private final List<Leaf> leaves = new ArrayList<>();

    /** @param fewest how many points a leaf holds at least */
    private Grower(Samples samples, int fewest, SplittableRandom random) {
        this.samples = samples;
        this.axes = samples.encoding().axes();
        this.fewest = fewest;
        this.random = random;
        this.x = new double[axes.size()][samples.size()];
    }

    /** @param rows the points to grow it from, at least one */
    static Tree grow(Samples samples, int[] rows, int fewest, SplittableRandom random) {
        Grower grower = new Grower(samples, fewest, random);
        for (int axis : samples.order()) {
            for (int row : rows) {
                grower.x[axis][row] = place(
                        samples.encoding().axes().get(axis),
                        samples.isActive(row, axis) ? samples.places()[row][axis] : random.nextDouble());
            }
        }
        grower.grow(rows, Box.everything(grower.axes.size()));
        return new Tree(List.copyOf(grower.leaves));
    }

    private static double place(Axis axis, double u) {
        return axis.levels() == 0 ? u : axis.middle(axis.level(u));
    }

    private void grow(int[] rows, Box box) {
        Split best = Split.NONE;
        double sum = sum(rows);
        if (rows.length >= 2 * fewest) {
            for (int axis : shuffled()) {
                if (Arrays.stream(rows).anyMatch(row -> samples.isActive(row, axis))) {
                    Split split = axes.get(axis).kind() == Axis.Kind.CATEGORY
                            ? ofCategory(axis, rows, sum, box)
                            : ofNumber(axis, rows, sum);
                    best = split.isBetterThan(best) ? split : best;
                }
            }
        }
        if (best == Split.NONE) {
            leaves.add(new Leaf(box, sum / rows.length));
            return;
        }
        Split split = best;
        grow(Arrays.stream(rows).filter(row -> isLeft(split, row)).toArray(), split.left(box));
        grow(
                Arrays.stream(rows).filter(row -> !isLeft(split, row)).toArray(),
                split.right(box, axes.get(split.axis())));
    }

    private boolean isLeft(Split split, int row) {
        double place = x[split.axis()][row];
        return split.levels() == null
                ? place < split.threshold()
                : split.levels().get(axes.get(split.axis()).level(place));
    }

    /** A new order in every node: where several axes cut alike, each of them has its turn. */
    private int[] shuffled() {
        int[] order = samples.order().clone();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int axis = order[i];
            order[i] = order[j];
            order[j] = axis;
        }
        return order;
    }

    private double sum(int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += samples.y()[row];
        }
        return sum;
    }

    private Split ofNumber(int axis, int[] rows, double sum) {
        double[] column = x[axis];
        int[] sorted = sorted(rows, column);
        Split best = Split.NONE;
        double left = 0;
        for (int i = 0; i < sorted.length - fewest; i++) {
            left += samples.y()[sorted[i]];
            double here = column[sorted[i]];
            double next = column[sorted[i + 1]];
            if (i + 1 >= fewest && here < next) {
                double gain = Split.gain(left, i + 1, sum, sorted.length);
                if (Split.isMore(gain, best.gain())) {
                    best = new Split(axis, between(axes.get(axis), here, next), null, gain);
                }
            }
        }
        return best;
    }

    /** Halfway; where there are levels, at the edge of one. */
    private static double between(Axis axis, double here, double next) {
        if (axis.levels() == 0) {
            return Math.max((here + next) / 2, Math.nextUp(here));
        }
        return axis.edges()[(axis.level(here) + axis.level(next) + 1) / 2];
    }

    private static int[] sorted(int[] rows, double[] column) {
        long[] keys = new long[rows.length];
        for (int i = 0; i < keys.length; i++) {
            // A place in [0, 1] sorts by its bits; the lowest of them make room for the row.
            keys[i] = (Double.doubleToLongBits(column[rows[i]]) & -65_536L) | i;
        }
        Arrays.sort(keys);
        int[] sorted = new int[rows.length];
        Arrays.setAll(sorted, i -> rows[(int) (keys[i] & 65_535)]);
        return sorted;
    }

    /** The levels in the order of their means: one of the cuts in this order is the best of all (Fisher 1958). */
    private Split ofCategory(int axis, int[] rows, double sum, Box box) {
        Axis here = axes.get(axis);
        double[] sums = new double[here.levels()];
        int[] counts = new int[here.levels()];
        for (int row : rows) {
            int level = here.level(x[axis][row]);
            sums[level] += samples.y()[row];
            counts[level]++;
        }
        List<Integer> seen = new ArrayList<>();
        for (int level = 0; level < counts.length; level++) {
            if (counts[level] > 0) {
                seen.add(level);
            }
        }
        seen.sort((a, b) -> Double.compare(sums[a] / counts[a], sums[b] / counts[b]));
        Split best = Split.NONE;
        BitSet levels = new BitSet();
        double left = 0;
        int count = 0;
        for (int level : seen) {
            levels.set(level);
            left += sums[level];
            count += counts[level];
            if (count >= fewest && rows.length - count >= fewest) {
                double gain = Split.gain(left, count, sum, rows.length);
                if (Split.isMore(gain, best.gain())) {
                    best = new Split(axis, Double.NaN, withUnseen(levels, count, counts, rows.length, box, axis), gain);
                }
            }
        }
        return best;
    }

    /** Levels of which nothing is known here go with the larger side. */
    private BitSet withUnseen(BitSet levels, int count, int[] counts, int all, Box box, int axis) {
        BitSet left = (BitSet) levels.clone();
        BitSet allowed = box.levels()[axis];
        if (2 * count > all) {
            for (int level = 0; level < counts.length; level++) {
                if (counts[level] == 0 && (allowed == null || allowed.get(level))) {
                    left.set(level);
                }
            }
        }
        return left;
    }
}
