package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.space.Axis;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A normal distribution around each centre, over the levels of an axis: each weighs as much as its part of the axis. */
final class SteppedKernel implements Kernel {
    private final double[] features;
    private final double[] edges;

    /** The level of each centre; as many as there are levels where it is inactive. */
    private final int[] centres;

    /** The chances of each level around each level, cumulated. */
    private final double[][] chances;

    /** The logarithms of the densities by level, then centre; one column more, of zeros, for inactive centres. */
    private final double[][] densities;

    private SteppedKernel(double[] features, double[] edges, double[] centres, double deviation) {
        int size = features.length;
        this.features = features;
        this.edges = edges;
        this.centres = Arrays.stream(centres)
                .mapToInt(centre -> Double.isNaN(centre) ? size : level(features, centre))
                .toArray();
        this.chances = new double[size][size];
        this.densities = new double[size][size + 1];
        for (int centre = 0; centre < size; centre++) {
            double sum = 0;
            for (int level = 0; level < size; level++) {
                double z = (features[level] - features[centre]) / deviation;
                densities[level][centre] = -0.5 * z * z;
                sum += Math.exp(-0.5 * z * z) * (edges[level + 1] - edges[level]);
                chances[centre][level] = sum;
            }
            for (int level = 0; level < size; level++) {
                densities[level][centre] -= Math.log(sum);
            }
        }
    }

    /** @param centres features of levels, or NaN */
    static SteppedKernel of(Axis axis, double[] centres, double deviation) {
        return new SteppedKernel(axis.features(), axis.edges(), centres, deviation);
    }

    /**
     * Of one element of a permutation.
     *
     * @param elements how many there are
     */
    static SteppedKernel ofRanks(int elements, double[] centres, double deviation) {
        double[] features = IntStream.range(0, elements)
                .mapToDouble(rank -> (rank + 0.5) / elements)
                .toArray();
        double[] edges = IntStream.rangeClosed(0, elements)
                .mapToDouble(rank -> rank / (double) elements)
                .toArray();
        return new SteppedKernel(features, edges, centres, deviation);
    }

    @Override
    public void add(double feature, double[] terms) {
        double[] density = densities[level(features, feature)];
        for (int i = 0; i < terms.length; i++) {
            terms[i] += density[centres[i]];
        }
    }

    @Override
    public boolean isActive(int centre) {
        return centres[centre] < features.length;
    }

    /** Anywhere in a level's part, so that the elements of a permutation that want the same rank share it by chance. */
    @Override
    public double draw(int centre, SplittableRandom random) {
        double[] sums = chances[centres[centre]];
        double below = random.nextDouble() * sums[sums.length - 1];
        int level = 0;
        while (level < sums.length - 1 && sums[level] <= below) {
            level++;
        }
        return edges[level] + random.nextDouble() * (edges[level + 1] - edges[level]);
    }

    /** The level whose feature is nearest. */
    static int level(double[] features, double feature) {
        int found = Arrays.binarySearch(features, feature);
        if (found >= 0) {
            return found;
        }
        int above = Math.min(-found - 1, features.length - 1);
        int below = Math.max(above - 1, 0);
        return feature - features[below] < features[above] - feature ? below : above;
    }
}
