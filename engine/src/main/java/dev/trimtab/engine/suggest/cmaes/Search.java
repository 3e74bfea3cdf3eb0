package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import java.util.ArrayList;
import java.util.List;

/** What one search from its start to its end has shown, generation by generation, and whether it is at its end. */
final class Search {
    /** Values are rounded by up to a millionth of their range: steps of this length lead nowhere. */
    private static final double SHORTEST = 1e-5;

    private static final double SAME = 1e-12;

    private final Regime regime;
    private final List<Observation> bests = new ArrayList<>();
    private int trials;

    Search(Regime regime) {
        this.regime = regime;
    }

    Regime regime() {
        return regime;
    }

    /** How many trials it has had. */
    int trials() {
        return trials;
    }

    void add(Generation generation) {
        bests.add(generation.best());
        trials += generation.size();
    }

    /** Whether it has converged, broken down, or not moved for long. */
    boolean isOver(Distribution distribution) {
        Gaussian gaussian = distribution.gaussian();
        return gaussian.isDegenerate() || hasConverged(gaussian, distribution.coordinates()) || isStuck(gaussian.n);
    }

    private static boolean hasConverged(Gaussian gaussian, Coordinates coordinates) {
        boolean isContinuous = false;
        for (int i = 0; i < gaussian.n; i++) {
            if (!coordinates.hasSteps(i)) {
                isContinuous = true;
                if (gaussian.deviation(i) >= SHORTEST || gaussian.trend(i) >= SHORTEST) {
                    return false;
                }
            }
        }
        return isContinuous;
    }

    private boolean isStuck(int n) {
        int window = 10 + (int) Math.ceil(30.0 * Math.max(1, n) / regime.population());
        if (bests.size() < window) {
            return false;
        }
        List<Observation> last = bests.subList(bests.size() - window, bests.size());
        Observation best = last.stream().min(Ranking.BEST_FIRST).orElseThrow();
        Observation worst = last.stream().max(Ranking.BEST_FIRST).orElseThrow();
        return best.feasible() && worst.feasible()
                ? worst.loss() - best.loss() <= SAME * Math.max(Math.abs(worst.loss()), Math.abs(best.loss()))
                : Ranking.BEST_FIRST.compare(best, worst) == 0;
    }
}
