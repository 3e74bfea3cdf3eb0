package dev.trimtab.engine.suggest.evolution;

import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who survives, and who comes first, in NSGA-II (Deb, Pratap, Agarwal and Meyarivan, "A fast and elitist multiobjective genetic
 * algorithm: NSGA-II", IEEE Transactions on Evolutionary Computation 2002, sections III and VI).
 *
 * @param members the best first: by front, in a front the loneliest first
 * @param ranks the front of each member, 0 for the best
 * @param crowding how far each member's neighbours in its front are apart; infinite for the outermost
 */
record Fronts(List<Observation> members, int[] ranks, double[] crowding) {
    static Fronts of(List<Observation> observations) {
        int n = observations.size();
        double[][] losses = new double[n][];
        double[] violations = new double[n];
        for (int i = 0; i < n; i++) {
            Observation observation = observations.get(i);
            losses[i] = observation.losses().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            violations[i] = observation.failed() ? Double.POSITIVE_INFINITY : observation.violation();
        }
        int[] ranks = ranks(losses, violations);
        double[] crowding = new double[n];
        for (int rank = 0; rank <= Arrays.stream(ranks).max().orElse(-1); rank++) {
            int front = rank;
            crowd(IntStream.range(0, n).filter(i -> ranks[i] == front).toArray(), losses, crowding);
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> ranks[i])
                        .thenComparing(i -> crowding[i], Comparator.reverseOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Fronts(
                Arrays.stream(order).mapToObj(observations::get).toList(),
                Arrays.stream(order).map(i -> ranks[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> crowding[i]).toArray());
    }

    /** The best of them. */
    Fronts first(int size) {
        int count = Math.min(size, members.size());
        return new Fronts(members.subList(0, count), Arrays.copyOf(ranks, count), Arrays.copyOf(crowding, count));
    }

    /** Whether one result is better than another: by constraints, or in some objective and worse in none. */
    private static boolean dominates(double[] loss, double violation, double[] other, double otherViolation) {
        if (violation > 0 || otherViolation > 0) {
            return violation < otherViolation;
        }
        boolean better = false;
        for (int k = 0; k < loss.length; k++) {
            if (loss[k] > other[k]) {
                return false;
            }
            better |= loss[k] < other[k];
        }
        return better;
    }

    private static int[] ranks(double[][] losses, double[] violations) {
        int n = losses.length;
        int[] dominators = new int[n];
        List<List<Integer>> dominated = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Integer> below = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                if (dominates(losses[i], violations[i], losses[j], violations[j])) {
                    below.add(j);
                } else if (dominates(losses[j], violations[j], losses[i], violations[i])) {
                    dominators[i]++;
                }
            }
            dominated.add(below);
        }
        int[] ranks = new int[n];
        List<Integer> front = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (dominators[i] == 0) {
                front.add(i);
            }
        }
        for (int rank = 0; !front.isEmpty(); rank++) {
            List<Integer> next = new ArrayList<>();
            for (int i : front) {
                ranks[i] = rank;
                for (int j : dominated.get(i)) {
                    if (--dominators[j] == 0) {
                        next.add(j);
                    }
                }
            }
            front = next;
        }
        return ranks;
    }

    private static void crowd(int[] front, double[][] losses, double[] crowding) {
        int objectives = front.length == 0 ? 0 : losses[front[0]].length;
        for (int k = 0; k < objectives; k++) {
            int objective = k;
            int[] sorted = Arrays.stream(front)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> losses[i][objective]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int last = sorted.length - 1;
            double range = losses[sorted[last]][k] / 2 - losses[sorted[0]][k] / 2; // halves, for extremes
            crowding[sorted[0]] = Double.POSITIVE_INFINITY;
            crowding[sorted[last]] = Double.POSITIVE_INFINITY;
            for (int i = 1; i < last && range > 0; i++) {
                crowding[sorted[i]] += (losses[sorted[i + 1]][k] / 2 - losses[sorted[i - 1]][k] / 2) / range;
            }
        }
    }
}
