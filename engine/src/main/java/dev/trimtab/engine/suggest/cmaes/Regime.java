package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.suggest.Hash;

/**
 * How the present search was started.
 *
 * @param run 0 for the first search
 * @param population members of a generation
 * @param sigma the step size it starts with
 * @param large the members of the latest search that counts as large
 * @param onLarge how many trials went into large searches before this one
 * @param onSmall how many into small ones
 */
record Regime(int run, int population, double sigma, int large, boolean isLarge, int onLarge, int onSmall) {
    static Regime first(int population, double sigma) {
        return new Regime(0, population, sigma, population, true, 0, 0);
    }

    /**
     * The one after this.
     *
     * @param first that of the first search
     * @param trials how many trials this search has had
     */
    Regime next(Regime first, Restarts restarts, int trials, long seed) {
        int large = onLarge + (isLarge ? trials : 0);
        int small = onSmall + (isLarge ? 0 : trials);
        if (restarts == Restarts.IPOP || small >= large) {
            int doubled = Math.min(2 * this.large, 1 << 16);
            return new Regime(run + 1, doubled, first.sigma, doubled, true, large, small);
        }
        double u = Hash.unit(Hash.bits(seed, run, 1));
        double v = Hash.unit(Hash.bits(seed, run, 2));
        double ratio = Math.max(1, 0.5 * this.large / first.population);
        int few = (int) (first.population * Math.pow(ratio, u * u));
        return new Regime(run + 1, few, first.sigma * Math.pow(10, -2 * v), this.large, false, large, small);
    }
}
