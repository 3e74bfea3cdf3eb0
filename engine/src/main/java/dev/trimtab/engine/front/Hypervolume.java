package dev.trimtab.engine.front;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The volume of all that a set of results dominates and that is better than a reference point: how good the set is, as one
 * number. Exact for any number of objectives: a sweep for two; beyond, each result adds its own box less what the better ones
 * after it cover of it (While, Bradstreet and Barone, "A fast way of calculating exact hypervolumes", IEEE Transactions on
 * Evolutionary Computation 2012, section III). The time it takes grows quickly with results and objectives: some hundred
 * results of 4 objectives, or some dozens of 8, are well within a second.
 */
public final class Hypervolume {
    private Hypervolume() {}

    /**
     * In the product of the objectives' units; infinite where a loss is infinitely good or the number too large.
     *
     * @param losses n × m, to be made small; a result that is not better than the reference in every objective adds nothing
     * @param reference m numbers
     */
    public static double of(double[][] losses, double[] reference) {
        List<double[]> inside = Arrays.stream(losses)
                .filter(point -> isInside(point, reference))
                .toList();
        if (inside.isEmpty()) {
            return 0;
        }
        double unit = 1;
        double[][] gains = new double[inside.size()][reference.length];
        for (int k = 0; k < reference.length; k++) {
            int objective = k;
            double best =
                    inside.stream().mapToDouble(point -> point[objective]).min().orElseThrow();
            double range = reference[k] / 2 - best / 2; // halves, for extremes
            if (range == Double.POSITIVE_INFINITY) {
                return range;
            }
            for (int i = 0; i < gains.length; i++) {
                gains[i][k] = (reference[k] / 2 - inside.get(i)[k] / 2) / range;
            }
            unit *= 2 * range;
        }
        return unit * volume(List.of(gains));
    }

    private static boolean isInside(double[] point, double[] reference) {
        for (int k = 0; k < reference.length; k++) {
            if (!(point[k] < reference[k])) {
                return false;
            }
        }
        return true;
    }

    /** @param gains how much each is better than the reference, by objective */
    private static double volume(List<double[]> gains) {
        List<double[]> sorted = new ArrayList<>(gains);
        sorted.sort((one, other) -> Arrays.compare(other, one));
        List<double[]> front = new ArrayList<>();
        for (double[] point : sorted) {
            if (front.stream().noneMatch(other -> covers(other, point))) {
                front.add(point);
            }
        }
        int objectives = gains.getFirst().length;
        if (objectives <= 2) {
            return area(front, objectives);
        }
        front.sort(Comparator.comparingDouble(point -> point[objectives - 1]));
        double sum = 0;
        for (int i = 0; i < front.size(); i++) {
            double[] point = front.get(i);
            double own = Arrays.stream(point).reduce(1, (product, gain) -> product * gain);
            List<double[]> common = front.subList(i + 1, front.size()).stream()
                    .map(other -> common(point, other))
                    .toList();
            sum += own - (common.isEmpty() ? 0 : volume(common));
        }
        return sum;
    }

    /** @param front by falling gain in the first objective, which is by rising gain in the second */
    private static double area(List<double[]> front, int objectives) {
        double sum = 0;
        double height = 0;
        for (double[] point : front) {
            double gain = objectives == 1 ? 1 : point[1];
            sum += point[0] * (gain - height);
            height = gain;
        }
        return sum;
    }

    private static boolean covers(double[] point, double[] other) {
        for (int k = 0; k < point.length; k++) {
            if (point[k] < other[k]) {
                return false;
            }
        }
        return true;
    }

    private static double[] common(double[] point, double[] other) {
        double[] common = new double[point.length];
        Arrays.setAll(common, k -> Math.min(point[k], other[k]));
        return common;
    }
}
