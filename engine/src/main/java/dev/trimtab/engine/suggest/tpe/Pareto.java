package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which observations of several objectives are better: front by front, and within a front those with the most room around
 * them first (Deb et al., "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Transactions on Evolutionary
 * Computation 2002, section III). Room is measured in ranks.
 */
final class Pareto {
    private Pareto() {}

    /**
     * The best of the given ones, the best first: as many as are needed, or a few more.
     *
     * @param which indices of observations that have losses
     */
    static List<Integer> bestFirst(List<Observation> observations, List<Integer> which, int some) {
        double[][] ranks = ranks(observations, which);
        List<Integer> left = new ArrayList<>(which);
        // What dominates comes before what it dominates.
        left.sort(Comparator.<Integer>comparingDouble(i -> sum(ranks[i])).thenComparing(Comparator.naturalOrder()));
        List<Integer> sorted = new ArrayList<>();
        while (!left.isEmpty() && sorted.size() < some) {
            List<Integer> front = new ArrayList<>();
            List<Integer> dominated = new ArrayList<>();
            for (int i : left) {
                (isDominated(ranks, i, front) ? dominated : front).add(i);
            }
            sorted.addAll(roomiestFirst(ranks, front));
            left = dominated;
        }
        return sorted;
    }

    /** By observation and objective, in [0, 1]; equal losses have equal ranks. */
    private static double[][] ranks(List<Observation> observations, List<Integer> which) {
        double[][] ranks = new double[observations.size()][];
        int objectives = 0;
        for (int i : which) {
            objectives = observations.get(i).losses().size();
            ranks[i] = new double[objectives];
        }
        for (int k = 0; k < objectives; k++) {
            int objective = k;
            List<Integer> order = new ArrayList<>(which);
            order.sort(
                    Comparator.comparingDouble(i -> observations.get(i).losses().get(objective)));
            double rank = 0;
            for (int place = 0; place < order.size(); place++) {
                boolean tied = place > 0
                        && observations
                                .get(order.get(place))
                                .losses()
                                .get(k)
                                .equals(observations
                                        .get(order.get(place - 1))
                                        .losses()
                                        .get(k));
                rank = tied ? rank : place / (double) order.size();
                ranks[order.get(place)][k] = rank;
            }
        }
        return ranks;
    }

    private static double sum(double[] ranks) {
        double sum = 0;
        for (double rank : ranks) {
            sum += rank;
        }
        return sum;
    }

    private static boolean isDominated(double[][] ranks, int i, List<Integer> front) {
        for (int other : front) {
            boolean better = false;
            boolean worse = false;
            for (int k = 0; k < ranks[i].length && !worse; k++) {
                better |= ranks[other][k] < ranks[i][k];
                worse = ranks[other][k] > ranks[i][k];
            }
            if (better && !worse) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> roomiestFirst(double[][] ranks, List<Integer> front) {
        double[] room = new double[ranks.length];
        int objectives = ranks[front.getFirst()].length;
        for (int k = 0; k < objectives; k++) {
            int objective = k;
            List<Integer> order = new ArrayList<>(front);
            order.sort(Comparator.comparingDouble(i -> ranks[i][objective]));
            for (int place = 0; place < order.size(); place++) {
                boolean end = place == 0 || place == order.size() - 1;
                room[order.get(place)] +=
                        end ? objectives : ranks[order.get(place + 1)][k] - ranks[order.get(place - 1)][k];
            }
        }
        List<Integer> sorted = new ArrayList<>(front);
        sorted.sort(Comparator.<Integer>comparingDouble(i -> -room[i]).thenComparing(Comparator.naturalOrder()));
        return sorted;
    }
}
