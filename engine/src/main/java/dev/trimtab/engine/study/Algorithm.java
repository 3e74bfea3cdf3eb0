package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.suggest.cmaes.Restarts;
import dev.trimtab.engine.suggest.tree.Leaves;
import org.jspecify.annotations.Nullable;

/** How points are chosen. */
public sealed interface Algorithm {
    /** {@link Bayesian}. */
    record Auto() implements Algorithm {}

    /**
     * Bayesian optimisation with a Gaussian process for each objective.
     *
     * @param perCost whether a point is worth the improvement expected per cost of the trial, rather than per trial
     */
    record Bayesian(boolean perCost) implements Algorithm {
        /** Whatever a trial costs. */
        public Bayesian() {
            this(false);
        }
    }

    /**
     * CMA-ES. Of several objectives it heeds the first.
     *
     * @param population how many finished trials a generation takes, from 4 to 1,000; {@code null} for 4 + 3 ln(dimensions)
     * @param sigma the standard deviation at first, in widths of the parameters' ranges; from 0.001 to 1
     * @param restarts what happens when a search has converged or is stuck
     */
    record Cmaes(@Nullable Integer population, double sigma, Restarts restarts) implements Algorithm {
        public static final double SIGMA = 0.15;

        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Cmaes {
            Bounds.whole("population", population, 4, 1_000);
            Bounds.number("sigma", sigma, 0.001, 1);
        }

        public Cmaes() {
            this(null, SIGMA, Restarts.IPOP);
        }
    }

    /**
     * Differential evolution. Of several objectives it heeds the first.
     *
     * @param population members, from 4 to 1,000; so many trials spread over the space come first
     * @param weight of the difference between two members by which a third one is moved, from 0 to 2
     * @param crossover the probability of a coordinate to be moved, from 0 to 1
     */
    record DifferentialEvolution(int population, double weight, double crossover) implements Algorithm {
        public static final int POPULATION = 20;
        public static final double WEIGHT = 0.5;
        public static final double CROSSOVER = 0.5;

        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public DifferentialEvolution {
            Bounds.whole("population", population, 4, 1_000);
            Bounds.number("weight", weight, 0, 2);
            Bounds.number("crossover", crossover, 0, 1);
        }

        public DifferentialEvolution() {
            this(POPULATION, WEIGHT, CROSSOVER);
        }
    }

    /**
     * DEHB: differential evolution in the brackets of Hyperband. Of several objectives it heeds the first.
     *
     * @param reductionFactor one in so many goes from a rung to the next, and each rung is so many times as far; above 1
     * @param weight as for DifferentialEvolution
     * @param crossover as for DifferentialEvolution
     */
    record Dehb(double reductionFactor, double weight, double crossover) implements Algorithm {
        public static final double WEIGHT = 0.5;
        public static final double CROSSOVER = 0.5;

        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Dehb {
            Bounds.number("reductionFactor", reductionFactor, 1.1, 100);
            Bounds.number("weight", weight, 0, 2);
            Bounds.number("crossover", crossover, 0, 1);
        }

        /** After how many trials the first one comes to the last step; none before it can be the best. */
        public int trialsToTheEnd(Fidelity fidelity) {
            return HyperbandEvolution.rounds(this, fidelity).firstWhole() + 1;
        }
    }

    /** Whether it says itself how far each trial goes. */
    default boolean setsBudgets() {
        return this instanceof Populating || this instanceof Dehb;
    }

    /**
     * Regularised evolution. Of several objectives it heeds the first.
     *
     * @param population how many of the latest trials may have children, from 2 to 1,000; so many spread over the space come
     *     first
     * @param tournament of how many drawn at random the best has a child, from 1 to the population
     */
    record Evolution(int population, int tournament) implements Algorithm {
        public static final int POPULATION = 20;
        public static final int TOURNAMENT = 5;

        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Evolution {
            Bounds.whole("population", population, 2, 1_000);
            Bounds.whole("tournament", tournament, 1, population);
        }

        public Evolution() {
            this(POPULATION, TOURNAMENT);
        }
    }

    /**
     * Iterated local search. Of several objectives it heeds the first.
     *
     * @param startupTrials how many trials spread over the space finish first, from 1 to 1,000
     * @param patience how many trials in a row that are no better end a descent, from 1 to 10,000; {@code null} for half of the
     *     number of neighbours of a point, from 10 to 100
     * @param kick how many changes away from the best trial the next descent begins, from 1 to 100
     */
    record LocalSearch(int startupTrials, @Nullable Integer patience, int kick) implements Algorithm {
        public static final int STARTUP_TRIALS = 10;
        public static final int KICK = 3;

        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public LocalSearch {
            Bounds.whole("startupTrials", startupTrials, 1, 1_000);
            Bounds.whole("patience", patience, 1, 10_000);
            Bounds.whole("kick", kick, 1, 100);
        }

        public LocalSearch() {
            this(STARTUP_TRIALS, null, KICK);
        }
    }

    /**
     * NSGA-II, for several objectives.
     *
     * @param population how many trials survive, from 4 to 1,000; so many spread over the space come first; {@code null} for a
     *     sixth of the trials, from 12 to 100
     * @param eta how near children are to their parents, the larger the nearer; from 1 to 100
     */
    record NsgaII(@Nullable Integer population, double eta) implements Algorithm {
        public static final double ETA = 20;

        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public NsgaII {
            Bounds.whole("population", population, 4, 1_000);
            Bounds.number("eta", eta, 1, 100);
        }

        public NsgaII() {
            this(null, ETA);
        }
    }

    /** Trials that train side by side, the worst of which go on with the checkpoints of the best; see {@link Population}. */
    sealed interface Populating extends Algorithm permits Pbt, Pb2 {
        int population();

        long interval();

        double quantile();
    }

    /**
     * Population based training.
     *
     * @param population how many trials train side by side, from 2 to 1,000
     * @param interval after so many steps each the worst ones take over the checkpoints of the best; 1 or more
     * @param quantile which part of the population does, and which part is taken over; above 0, up to 0.5
     * @param resample the probability with which a parameter is drawn anew instead of changed a little, from 0 to 1
     */
    record Pbt(int population, long interval, double quantile, double resample) implements Populating {
        public static final double RESAMPLE = 0.25;

        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Pbt {
            Bounds.population(population, interval, quantile);
            Bounds.number("resample", resample, 0, 1);
        }
    }

    /**
     * Population based bandits: population based training in which a model of what has helped at which time says how to go on.
     *
     * @param population as for Pbt
     * @param interval as for Pbt
     * @param quantile as for Pbt
     */
    record Pb2(int population, long interval, double quantile) implements Populating {
        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Pb2 {
            Bounds.population(population, interval, quantile);
        }
    }

    /** How many members a population has where nobody says. */
    int MEMBERS = 8;

    /** Which part of a population is taken over where nobody says. */
    double QUANTILE = 0.25;

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
        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Tpe {
            Bounds.whole("startupTrials", startupTrials, 1, 1_000);
            Bounds.whole("candidates", candidates, 1, 1_000);
        }
    }

    /**
     * Monte-Carlo tree search. Of several objectives it heeds the first.
     *
     * @param startupTrials how many trials spread over the space finish first, from 1 to 1,000
     * @param exploration the weight of what is not known yet, from 0 to 10
     * @param leaves how what the tree has not decided is made up
     */
    record TreeSearch(int startupTrials, double exploration, Leaves leaves) implements Algorithm {
        public static final int STARTUP_TRIALS = 5;
        public static final double EXPLORATION = 0.2;

        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public TreeSearch {
            Bounds.whole("startupTrials", startupTrials, 1, 1_000);
            Bounds.number("exploration", exploration, 0, 10);
        }

        public TreeSearch() {
            this(STARTUP_TRIALS, EXPLORATION, Leaves.MODEL);
        }
    }

    /**
     * Every combination in lexicographic order.
     *
     * @param points into how many values, both ends included, a continuous parameter without step is divided; from 2 to
     *     100,000
     */
    record Grid(int points) implements Algorithm {
        /** Refuses a number of points out of bounds with an {@link IllegalArgumentException}. */
        public Grid {
            Bounds.whole("points", points, 2, 100_000);
        }
    }
}
