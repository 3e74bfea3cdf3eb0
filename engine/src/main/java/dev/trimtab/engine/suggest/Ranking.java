package dev.trimtab.engine.suggest;

import dev.trimtab.engine.front.Fronts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of several results are better: what meets every constraint comes first, by its loss or, with several objectives, by
 * {@link Fronts}; then what violates them, the less the better (Deb, "An efficient constraint handling method for genetic
 * algorithms", 2000; as Watanabe and Hutter, "c-TPE", IJCAI 2023, in the form in which it needs no estimator for every
 * constraint).
 */
public final class Ranking {
    /** By the first objective; failures come last, all alike. */
    public static final Comparator<Observation> BEST_FIRST = Ranking::compare;

    private Ranking() {}

    private static int compare(Observation one, Observation other) {
        if (one.failed() || other.failed()) {
            return Boolean.compare(one.failed(), other.failed());
        }
        int byViolation = Double.compare(one.violation(), other.violation());
        return byViolation != 0 ? byViolation : Double.compare(one.loss(), other.loss());
    }

    /**
     * The indices of those that did not fail, the best first; of equals that which finished first.
     *
     * @param some how many are needed; with several objectives the rest may be left out
     */
    public static int[] bestFirst(List<Observation> observations, int some) {
        List<Integer> measured = IntStream.range(0, observations.size())
                .filter(i -> !observations.get(i).failed())
                .boxed()
                .toList();
        if (measured.stream().noneMatch(i -> observations.get(i).losses().size() > 1)) {
            return measured.stream()
                    .sorted(Comparator.comparing(observations::get, BEST_FIRST))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        List<List<Integer>> fronts = Fronts.of(
                measured.stream().map(i -> observations.get(i).lossArray()).toArray(double[][]::new),
                measured.stream()
                        .mapToDouble(i -> observations.get(i).violation())
                        .toArray(),
                some);
        return fronts.stream().flatMap(List::stream).mapToInt(measured::get).toArray();
    }

    /** The same observations with the ranks of their losses, from 0 on, for losses; equal losses have equal ranks. */
    public static List<Observation> inRanks(List<Observation> observations) {
        List<List<Double>> ranks = new ArrayList<>();
        observations.forEach(observation -> ranks.add(new ArrayList<>(observation.losses())));
        int objectives = ranks.stream().mapToInt(List::size).max().orElse(0);
        for (int k = 0; k < objectives; k++) {
            int objective = k;
            int[] order = IntStream.range(0, ranks.size())
                    .filter(i -> !ranks.get(i).isEmpty())
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            i -> observations.get(i).losses().get(objective)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double rank = 0;
            double before = Double.NaN;
            for (int place = 0; place < order.length; place++) {
                double loss = observations.get(order[place]).losses().get(k);
                rank = loss == before ? rank : place;
                ranks.get(order[place]).set(k, rank);
                before = loss;
            }
        }
        return IntStream.range(0, ranks.size())
                .mapToObj(i -> new Observation(
                        observations.get(i).index(),
                        observations.get(i).point(),
                        ranks.get(i),
                        observations.get(i).violations()))
                .toList();
    }
}
