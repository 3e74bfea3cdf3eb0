package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.space.Axis;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A normal distribution around each centre, over the levels of an axis: each weighs as much as its part of the axis. */
final class SteppedKernel implements Kernel {
    private final Axis axis;
    private final double[] centres;
    private final int[] levels;

    /** The chances of each level around each level, cumulated; and the logarithms of their densities by level, then centre. */
    private final double[][] chances;

    private final double[][] densities;

    /** @param centres features of levels, or NaN */
    SteppedKernel(Axis axis, double[] centres, double deviation) {
        int size = axis.levels();
        this.axis = axis;
        this.centres = centres;
        this.levels = new int[centres.length];
        for (int i = 0; i < centres.length; i++) {
            levels[i] = Double.isNaN(centres[i]) ? size : level(axis, centres[i]);
        }
        this.chances = new double[size][size];
        // One column more, of zeros, for inactive centres.
        this.densities = new double[size][size + 1];
        for (int centre = 0; centre < size; centre++) {
            double sum = 0;
            for (int level = 0; level < size; level++) {
                double z = (axis.features()[level] - axis.features()[centre]) / deviation;
                densities[level][centre] = -0.5 * z * z;
                sum += Math.exp(-0.5 * z * z) * (axis.edges()[level + 1] - axis.edges()[level]);
                chances[centre][level] = sum;
            }
            for (int level = 0; level < size; level++) {
                densities[level][centre] -= Math.log(sum);
            }
        }
    }

    @Override
    public void add(double feature, double[] terms) {
        double[] density = densities[level(axis, feature)];
        for (int i = 0; i < terms.length; i++) {
            terms[i] += density[levels[i]];
        }
    }

    @Override
    public boolean isActive(int centre) {
        return !Double.isNaN(centres[centre]);
    }

    @Override
    public double draw(int centre, SplittableRandom random) {
        double[] sums = chances[levels[centre]];
        double below = random.nextDouble() * sums[sums.length - 1];
        int level = 0;
        while (level < sums.length - 1 && sums[level] <= below) {
            level++;
        }
        return axis.middle(level);
    }

    /** The level whose feature is nearest. */
    static int level(Axis axis, double feature) {
        double[] features = axis.features();
        int found = Arrays.binarySearch(features, feature);
        if (found >= 0) {
            return found;
        }
        int above = Math.min(-found - 1, features.length - 1);
        int below = Math.max(above - 1, 0);
        return feature - features[below] < features[above] - feature ? below : above;
    }
}
