package dev.trimtab.engine.analyse;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.Hash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points of a space and what was measured there, as forests see them.
 *
 * @param places n×axes, in the unit cube
 * @param features n×axes, NaN where an axis is inactive
 * @param y n numbers with mean 0 and variance 1; all 0 where they do not differ
 * @param order the axes in an order that depends on what was sampled along them, and neither on names nor on the order of
 *     the parameters
 */
record Samples(Encoding encoding, double[][] places, double[][] features, double[] y, int[] order) {
    private static final double NO_DIFFERENCE = 1e-14;

    /** @param losses one for each point, each finite */
    static Samples of(Encoding encoding, List<Point> points, double[] losses) {
        double[][] places = points.stream().map(encoding::place).toArray(double[][]::new);
        double[][] features = Arrays.stream(places).map(encoding::features).toArray(double[][]::new);
        return new Samples(encoding, places, features, standardised(losses), order(encoding, features));
    }

    int size() {
        return y.length;
    }

    boolean isActive(int row, int axis) {
        return !Double.isNaN(features[row][axis]);
    }

    private static int[] order(Encoding encoding, double[][] features) {
        long[] contents = new long[encoding.size()];
        for (int axis = 0; axis < contents.length; axis++) {
            int column = axis;
            contents[axis] = Hash.bits(Arrays.stream(features)
                    .mapToLong(row -> Double.doubleToLongBits(row[column]))
                    .toArray());
        }
        return IntStream.range(0, contents.length)
                .boxed()
                .sorted(Comparator.comparingLong(axis -> contents[axis]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** No loss is too large for it. */
    private static double[] standardised(double[] losses) {
        double scale = Arrays.stream(losses).map(Math::abs).max().orElse(0);
        double[] z = new double[losses.length];
        if (scale == 0) {
            return z;
        }
        Arrays.setAll(z, i -> losses[i] / scale);
        double mean = Arrays.stream(z).average().orElse(0);
        double deviation = Math.sqrt(
                Arrays.stream(z).map(x -> (x - mean) * (x - mean)).average().orElse(0));
        Arrays.setAll(z, i -> deviation > NO_DIFFERENCE ? (z[i] - mean) / deviation : 0);
        return z;
    }
}
