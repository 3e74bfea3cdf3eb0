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
