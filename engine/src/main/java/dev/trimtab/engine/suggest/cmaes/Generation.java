package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The finished trials of one generation. */
final class Generation {
    /**
     * One of them.
     *
     * @param place as what it was drawn; NaN on an axis of which it says nothing
     * @param foreign whether it was drawn from another distribution, or is not a draw at all
     */
    record Member(double[] place, boolean foreign, Observation observation) {}

    private final List<Member> members = new ArrayList<>();

    void add(Member member) {
        members.add(member);
    }

    int size() {
        return members.size();
    }

    Observation best() {
        return members.stream().map(Member::observation).min(Ranking.BEST_FIRST).orElseThrow();
    }

    /** A distribution that has learnt from the members. */
    Distribution teach(Distribution drawn, Margin margin, Rates rates) {
        members.sort(Comparator.comparing(Member::observation, Ranking.BEST_FIRST));
        Gaussian gaussian = drawn.gaussian().copy();
        Categories categories = drawn.categories().copy();
        Coordinates coordinates = drawn.coordinates();
        if (isTie(0, size() - 1)) {
            gaussian.widen(rates);
        } else {
            double[] weights = shared(rates.weights());
            categories.learn(
                    members.stream()
                            .map(member -> coordinates.categories(member.place()))
                            .toArray(int[][]::new),
                    weights);
            gaussian.learn(points(coordinates, gaussian.mean), foreign(), weights, rates);
        }
        margin.correct(gaussian);
        return new Distribution(coordinates, drawn.run(), gaussian, categories);
    }

    private double[][] points(Coordinates coordinates, double[] otherwise) {
        return members.stream()
                .map(member -> {
                    double[] point = coordinates.normal(member.place());
                    for (int i = 0; i < point.length; i++) {
                        point[i] = Double.isNaN(point[i]) ? otherwise[i] : point[i];
                    }
                    return point;
                })
                .toArray(double[][]::new);
    }

    private boolean[] foreign() {
        boolean[] foreign = new boolean[size()];
        for (int k = 0; k < foreign.length; k++) {
            foreign[k] = members.get(k).foreign();
        }
        return foreign;
    }

    /** Members that are equally good share their weights. */
    private double[] shared(double[] weights) {
        double[] shared = new double[size()];
        int to;
        for (int from = 0; from < shared.length; from = to) {
            to = from + 1;
            while (to < shared.length && isTie(from, to)) {
                to++;
            }
            Arrays.fill(
                    shared, from, to, Arrays.stream(weights, from, to).average().orElse(0));
        }
        return shared;
    }

    private boolean isTie(int one, int other) {
        return Ranking.BEST_FIRST.compare(
                        members.get(one).observation(), members.get(other).observation())
                == 0;
    }
}
