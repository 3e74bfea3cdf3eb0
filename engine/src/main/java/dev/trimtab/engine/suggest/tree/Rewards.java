package dev.trimtab.engine.suggest.tree;

import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How good trials are by their ranks, squared so that the best count most: what stretches or shifts the objective changes nothing. */
final class Rewards {
    private Rewards() {}

    /** From 1 for the best to nearly 0 for the worst, the same for equals; 0 for failures. */
    static double[] of(List<Observation> observations) {
        int n = observations.size();
        Integer[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparing(observations::get, Ranking.BEST_FIRST))
                .toArray(Integer[]::new);
        double[] rewards = new double[n];
        int from = 0;
        while (from < n) {
            int to = from + 1;
            while (to < n
                    && Ranking.BEST_FIRST.compare(observations.get(order[from]), observations.get(order[to])) == 0) {
                to++;
            }
            for (int i = from; i < to; i++) {
                boolean failed = observations.get(order[i]).failed();
                rewards[order[i]] = failed ? 0 : Math.pow(1 - (from + to - 1) / 2.0 / n, 2);
            }
            from = to;
        }
        return rewards;
    }
}
