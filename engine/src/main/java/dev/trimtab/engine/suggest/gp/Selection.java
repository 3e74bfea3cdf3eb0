package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which observations a model is made from where there are too many for one. */
final class Selection {
    private Selection() {}

    /**
     * All of few; else the latest, up to a quarter, and of those before them the best, some of the last, and of the others every so
     * many; in their order. Those before change once every quarter of {@code most}, so that what was learnt from them stays.
     */
    static List<Observation> of(List<Observation> observations, int most) {
        int n = observations.size();
        if (n <= most) {
            return observations;
        }
        int quarter = most / 4;
        int before = n - n % quarter;
        Set<Integer> chosen = new TreeSet<>();
        Arrays.stream(Ranking.bestFirst(observations.subList(0, before), most / 2))
                .limit(most / 2)
                .forEach(chosen::add);
        IntStream.range(before - quarter / 2, before).forEach(chosen::add);
        int left = most - quarter - chosen.size();
        int[] others =
                IntStream.range(0, before).filter(i -> !chosen.contains(i)).toArray();
        IntStream.range(0, left).forEach(k -> chosen.add(others[(int) ((long) k * others.length / left)]));
        IntStream.range(before, n).forEach(chosen::add);
        return chosen.stream().map(observations::get).toList();
    }
}
