package dev.trimtab.engine.front;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Results of several objectives sorted into fronts: the first is what nothing dominates, the next what nothing but the first
 * dominates, and so on; in a front those come first that have the most room around them (Deb, Pratap, Agarwal and
 * Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Transactions on Evolutionary Computation
 * 2002, sections III and VI).
 *
 * <p>Losses are n × m: n results of m objectives each. Infinite ones are in order, NaN counts as infinitely bad.
 */
public final class Fronts {
    private Fronts() {}

    /** Whether one result is better than another in some objective and worse in none. */
    public static boolean dominates(double[] losses, double[] others) {
        boolean better = false;
        for (int k = 0; k < losses.length; k++) {
            if (losses[k] > others[k]) {
                return false;
            }
            better |= losses[k] < others[k];
        }
        return better;
    }

    /** The indices of what nothing dominates, in ascending order; of equals all. */
    public static int[] first(double[][] losses) {
        List<List<Integer>> fronts = of(losses, new double[losses.length], 1);
        return fronts.isEmpty()
                ? new int[0]
                : fronts.getFirst().stream()
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
    }

    /** The indices of all results, front by front. */
    public static List<List<Integer>> of(double[][] losses) {
        return of(losses, new double[losses.length], losses.length);
    }

    /**
     * As many of the best fronts as are needed to have some results.
     *
     * @param violations n numbers, by how much each result violates constraints: less is better whatever the losses are; 0
     *     where all are met
     * @param some how many results are needed; the fronts returned may hold more
     */
    public static List<List<Integer>> of(double[][] losses, double[] violations, int some) {
        double[][] keys = new double[losses.length][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(losses[i], violations[i]);
        }
        // What dominates comes before what it dominates.
        List<Integer> left = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparing(i -> keys[i], Arrays::compare))
                .toList();
        List<List<Integer>> fronts = new ArrayList<>();
        for (int sorted = 0;
                sorted < Math.min(some, keys.length);
                sorted += fronts.getLast().size()) {
            List<Integer> front = new ArrayList<>();
            List<Integer> dominated = new ArrayList<>();
            for (int i : left) {
                (isBeaten(keys, i, front) ? dominated : front).add(i);
            }
            double[] room = room(losses, front);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, front.size()).boxed().toList());
            order.sort(
                    Comparator.<Integer>comparingDouble(place -> -room[place]).thenComparing(front::get));
            fronts.add(order.stream().map(front::get).toList());
            left = dominated;
        }
        return List.copyOf(fronts);
    }

    /** The violation, then the losses, such that equals are equal. */
    private static double[] key(double[] losses, double violation) {
        double[] key = new double[losses.length + 1];
        key[0] = Math.max(0, violation) + 0.0;
        for (int k = 0; k < losses.length; k++) {
            key[k + 1] = Double.isNaN(losses[k]) ? Double.POSITIVE_INFINITY : losses[k] + 0.0;
        }
        return key;
    }

    private static boolean isBeaten(double[][] keys, int i, List<Integer> front) {
        for (int other : front) {
            boolean beaten = keys[i][0] > 0 || keys[other][0] > 0
                    ? keys[other][0] < keys[i][0]
                    : dominates(keys[other], keys[i]);
            if (beaten) {
                return true;
            }
        }
        return false;
    }

    /**
     * How far the neighbours of each member of a front are apart, in widths of the front, summed over objectives; infinite for
     * the outermost.
     *
     * @return one number for each member, in their order
     */
    public static double[] room(double[][] losses, List<Integer> front) {
        double[] room = new double[front.size()];
        int objectives = front.isEmpty() ? 0 : losses[front.getFirst()].length;
        for (int k = 0; k < objectives; k++) {
            int objective = k;
            int[] order = IntStream.range(0, room.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(place -> losses[front.get(place)][objective]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] sorted = Arrays.stream(order)
                    .mapToDouble(place -> losses[front.get(place)][objective])
                    .toArray();
            int last = order.length - 1;
            double range = sorted[last] / 2 - sorted[0] / 2; // halves, for extremes
            room[order[0]] = Double.POSITIVE_INFINITY;
            room[order[last]] = Double.POSITIVE_INFINITY;
            for (int place = 1; place < last && range > 0 && range < Double.POSITIVE_INFINITY; place++) {
                room[order[place]] += (sorted[place + 1] / 2 - sorted[place - 1] / 2) / range;
            }
        }
        return room;
    }
}
