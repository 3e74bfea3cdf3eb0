package dev.trimtab.engine.study;

/** How points are chosen. */
public sealed interface Algorithm {
    /** {@link Bayesian} for one objective, {@link Sobol} for several. */
    record Auto() implements Algorithm {}

    /** Bayesian optimisation with a Gaussian process. */
    record Bayesian() implements Algorithm {}

    /** Independent uniform points. */
    record Random() implements Algorithm {}

    /** Points of a scrambled Sobol' sequence. */
    record Sobol() implements Algorithm {}

    /**
     * The Tree-structured Parzen Estimator.
     *
     * @param startupTrials how many points of a Sobol' sequence finish before it learns from them; from 1 to 1000
     * @param candidates how many points are drawn and compared for every one suggested; from 1 to 1000
     */
    record Tpe(int startupTrials, int candidates) implements Algorithm {
        private static final int MOST = 1_000;

        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Tpe {
            if (startupTrials < 1 || startupTrials > MOST) {
                throw new IllegalArgumentException(
                        "TPE cannot start with " + startupTrials + " trials: write 1 to 1000.");
            }
            if (candidates < 1 || candidates > MOST) {
                throw new IllegalArgumentException(
                        "TPE cannot choose among " + candidates + " candidates: write 1 to 1000.");
            }
        }
    }

    /**
     * Every combination in lexicographic order.
     *
     * @param points into how many values, both ends included, a continuous parameter without step is divided; from 2 to
     *     100,000
     */
    record Grid(int points) implements Algorithm {
        private static final int MOST_POINTS = 100_000;

        /** Refuses a number of points out of bounds with an {@link IllegalArgumentException}. */
        public Grid {
            if (points < 2 || points > MOST_POINTS) {
                throw new IllegalArgumentException(
                        "A grid cannot have " + points + " points per continuous parameter: write 2 to 100000.");
            }
        }
    }
}
