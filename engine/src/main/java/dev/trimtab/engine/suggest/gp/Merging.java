package dev.trimtab.engine.suggest.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a front smaller: two results that are close become one that is as good as the better of them in every objective. Were one
 * of them left out instead, it would seem worth finding again.
 */
final class Merging {
    private static final double SHARE = 0.1;

    private record Pair(int one, int other, double distance) {}

    private Merging() {}

    /** @param front at least two results; of them the closest become one, of many a tenth of them */
    static List<double[]> closest(List<double[]> front) {
        double[] widths = widths(front);
        List<Pair> pairs = IntStream.range(0, front.size() - 1)
                .mapToObj(i -> nearest(front, i, widths))
                .sorted(Comparator.comparingDouble(Pair::distance))
                .toList();
        int left = Math.max(1, (int) (SHARE * front.size()));
        boolean[] gone = new boolean[front.size()];
        List<double[]> smaller = new ArrayList<>();
        for (Pair pair : pairs) {
            if (left > 0 && !gone[pair.one()] && !gone[pair.other()]) {
                double[] one = front.get(pair.one());
                double[] other = front.get(pair.other());
                double[] both = new double[one.length];
                Arrays.setAll(both, k -> Math.min(one[k], other[k]));
                smaller.add(both);
                gone[pair.one()] = true;
                gone[pair.other()] = true;
                left--;
            }
        }
        IntStream.range(0, gone.length)
                .filter(i -> !gone[i])
                .mapToObj(front::get)
                .forEach(smaller::add);
        return smaller;
    }

    /** The closest of those that come after. */
    private static Pair nearest(List<double[]> front, int i, double[] widths) {
        return IntStream.range(i + 1, front.size())
                .mapToObj(j -> new Pair(i, j, distance(front.get(i), front.get(j), widths)))
                .min(Comparator.comparingDouble(Pair::distance))
                .orElseThrow();
    }

    private static double distance(double[] one, double[] other, double[] widths) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += Math.abs(one[k] - other[k]) / widths[k];
        }
        return sum;
    }

    /** Of the front, by objective. */
    private static double[] widths(List<double[]> front) {
        double[] widths = new double[front.getFirst().length];
        Arrays.setAll(widths, k -> {
            var losses = front.stream().mapToDouble(point -> point[k]).summaryStatistics();
            return losses.getMax() > losses.getMin() ? losses.getMax() - losses.getMin() : 1;
        });
        return widths;
    }
}
