package dev.trimtab.engine.study;

import dev.trimtab.engine.space.Enumeration;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.SequenceSuggester;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.grid.GridSuggester;
import dev.trimtab.engine.suggest.random.RandomSequence;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Which algorithm a study uses. */
final class Choice {
    private static final String ASKED = "The experiment asks for it.";

    /** The fewest points a grid may have; where everything is finite it divides nothing. */
    private static final int ANY_POINTS = 2;

    private Choice() {}

    static AlgorithmChoice of(Study study) {
        return switch (study.algorithm()) {
            case Algorithm.Auto auto -> automatic(study);
            case Algorithm.Random random -> new AlgorithmChoice(random, ASKED);
            case Algorithm.Sobol sobol -> new AlgorithmChoice(sobol, ASKED);
            case Algorithm.Grid grid -> new AlgorithmChoice(grid, ASKED);
        };
    }

    static Suggester suggester(Study study) {
        Space space = study.space();
        long seed = study.seed();
        return switch (of(study).algorithm()) {
            case Algorithm.Auto auto -> throw new IllegalStateException("a choice is never left open");
            case Algorithm.Random random ->
                new SequenceSuggester(space, new RandomSequence(seed, space.dimensions()), seed, Map.of());
            case Algorithm.Sobol sobol ->
                new SequenceSuggester(space, new SobolSequence(seed, space.dimensions()), seed, Map.of());
            case Algorithm.Grid grid -> new GridSuggester(Enumeration.of(space, grid.points()));
        };
    }

    private static AlgorithmChoice automatic(Study study) {
        Optional<BigInteger> points = study.space().cardinality();
        int maxTrials = study.limits().maxTrials();
        if (points.isEmpty()) {
            return new AlgorithmChoice(
                    new Algorithm.Sobol(),
                    "The space is continuous, and a quasi-random sequence covers it more evenly than random points do.");
        }
        return points.get().compareTo(BigInteger.valueOf(maxTrials)) <= 0
                ? new AlgorithmChoice(
                        new Algorithm.Grid(ANY_POINTS),
                        "The space has " + points.get() + " points and maxTrials is " + maxTrials
                                + ", so every point can be tried.")
                : new AlgorithmChoice(
                        new Algorithm.Sobol(),
                        "The space has " + points.get() + " points, more than the " + maxTrials
                                + " that maxTrials allows, and a quasi-random sequence covers it evenly.");
    }
}
