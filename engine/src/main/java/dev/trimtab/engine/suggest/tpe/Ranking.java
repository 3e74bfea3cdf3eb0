package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which observations are better. Those that meet every constraint come first, by their loss or, with several objectives, by
 * {@link Pareto}; then the others by the sum of their violations (Watanabe and Hutter, "c-TPE", IJCAI 2023, in the form in
 * which it needs no estimator for every constraint). Only the order of losses counts, never their size.
 */
final class Ranking {
    private Ranking() {}

    /**
     * The indices of those that did not fail, the best first; of equals that which finished first.
     *
     * @param some how many are needed; with several objectives the rest may be left out
     */
    static int[] bestFirst(List<Observation> observations, int some) {
        List<Integer> feasible = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            if (!observation.failed()) {
                (observation.feasible() ? feasible : others).add(i);
            }
        }
        List<Integer> best = byLoss(observations, feasible, some);
        double[] violation = new double[observations.size()];
        others.forEach(i -> violation[i] = observations.get(i).violation());
        others.sort(Comparator.<Integer>comparingDouble(i -> violation[i])
                .thenComparingDouble(i -> observations.get(i).loss()));
        return IntStream.concat(
                        best.stream().mapToInt(Integer::intValue),
                        others.stream().mapToInt(Integer::intValue))
                .toArray();
    }

    private static List<Integer> byLoss(List<Observation> observations, List<Integer> feasible, int some) {
        boolean several =
                feasible.stream().anyMatch(i -> observations.get(i).losses().size() > 1);
        if (several) {
            return Pareto.bestFirst(observations, feasible, some);
        }
        feasible.sort(Comparator.comparingDouble(i -> observations.get(i).loss()));
        return feasible;
    }
}
