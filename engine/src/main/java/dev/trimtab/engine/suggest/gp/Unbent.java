package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * From the scale on which a process fits losses best back to one on which their differences mean something, as a line through
 * what was measured: a model may stretch the neighbourhood of the best loss as it likes, a gain there is worth no more for it.
 *
 * @param from what was measured on the scale of the process, ascending, each once
 * @param to the same on the scale of gains, ascending
 */
record Unbent(double[] from, double[] to) {
    /** No stretch of the scale is worth less, in units of the other. */
    private static final double FLATTEST = 1e-6;

    /** @param scaled on the scale of a process, in the order of {@code gains} but for ties */
    static Unbent of(double[] scaled, double[] gains) {
        int[] order = IntStream.range(0, scaled.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scaled[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] from = new double[order.length];
        double[] to = new double[order.length];
        int count = 0;
        for (int i : order) {
            if (count == 0 || scaled[i] > from[count - 1]) {
                from[count] = scaled[i];
                to[count++] = gains[i];
            }
        }
        return new Unbent(Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    }

    /** How much a unit between two places is worth, on average; from −∞ on, how much at the lower end. */
    double slope(double low, double high) {
        double start = low == Double.NEGATIVE_INFINITY ? Math.min(high, from[0]) - 1 : low;
        double slope = (at(high) - at(start)) / (high - start);
        return slope > FLATTEST ? slope : FLATTEST;
    }

    private double at(double place) {
        if (from.length == 1) {
            return place;
        }
        int found = Arrays.binarySearch(from, place);
        int above = Math.clamp(found < 0 ? -found - 1 : found, 1, from.length - 1);
        double slope = (to[above] - to[above - 1]) / (from[above] - from[above - 1]);
        return to[above - 1] + slope * (place - from[above - 1]);
    }
}
