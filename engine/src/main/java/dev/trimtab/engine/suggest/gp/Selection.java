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

    /** All of few; else the best half, the latest quarter, and of the others every so many; in their order. */
    static List<Observation> of(List<Observation> observations, int most) {
        int n = observations.size();
        if (n <= most) {
            return observations;
        }
        Set<Integer> chosen = new TreeSet<>();
        Arrays.stream(Ranking.bestFirst(observations, most / 2)).limit(most / 2).forEach(chosen::add);
        IntStream.range(n - most / 4, n).forEach(chosen::add);
        int left = most - chosen.size();
        int[] others = IntStream.range(0, n).filter(i -> !chosen.contains(i)).toArray();
        IntStream.range(0, left).forEach(k -> chosen.add(others[(int) ((long) k * others.length / left)]));
        return chosen.stream().map(observations::get).toList();
    }
}
