package dev.trimtab.engine.study;

import dev.trimtab.engine.belief.Beliefs;
import dev.trimtab.engine.belief.BelievedSequence;
import dev.trimtab.engine.space.Enumeration;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Sequence;
import dev.trimtab.engine.suggest.SequenceSuggester;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.cmaes.CmaesSuggester;
import dev.trimtab.engine.suggest.evolution.AgingEvolution;
import dev.trimtab.engine.suggest.evolution.DifferentialEvolution;
import dev.trimtab.engine.suggest.evolution.NsgaII;
import dev.trimtab.engine.suggest.gp.Background;
import dev.trimtab.engine.suggest.gp.GpSuggester;
import dev.trimtab.engine.suggest.grid.GridSuggester;
import dev.trimtab.engine.suggest.local.LocalSearch;
import dev.trimtab.engine.suggest.random.RandomSequence;
import dev.trimtab.engine.suggest.sobol.Inside;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import dev.trimtab.engine.suggest.tpe.TpeSuggester;
import dev.trimtab.engine.suggest.tree.TreeSearch;
import java.util.Map;

/** Which algorithm a study uses. */
final class Choice {
    private static final String ASKED = "The experiment asks for it.";

    private Choice() {}

    static AlgorithmChoice of(Study study) {
        return switch (study.algorithm()) {
            case Algorithm.Auto auto -> Automatic.of(study);
            case Algorithm.Bayesian bayesian -> new AlgorithmChoice(bayesian, ASKED);
            case Algorithm.Cmaes cmaes -> new AlgorithmChoice(cmaes, ASKED);
            case Algorithm.Dehb dehb -> new AlgorithmChoice(dehb, ASKED);
            case Algorithm.DifferentialEvolution differential -> new AlgorithmChoice(differential, ASKED);
            case Algorithm.Evolution evolution -> new AlgorithmChoice(evolution, ASKED);
            case Algorithm.LocalSearch local -> new AlgorithmChoice(local, ASKED);
            case Algorithm.NsgaII nsga -> new AlgorithmChoice(nsga, ASKED);
            case Algorithm.Pbt pbt -> new AlgorithmChoice(pbt, ASKED);
            case Algorithm.Pb2 pb2 -> new AlgorithmChoice(pb2, ASKED);
            case Algorithm.Random random -> new AlgorithmChoice(random, ASKED);
            case Algorithm.Sobol sobol -> new AlgorithmChoice(sobol, ASKED);
            case Algorithm.Grid grid -> new AlgorithmChoice(grid, ASKED);
            case Algorithm.Tpe tpe -> new AlgorithmChoice(tpe, ASKED);
            case Algorithm.TreeSearch tree -> new AlgorithmChoice(tree, ASKED);
        };
    }

    static Suggester suggester(Study study, Memory memory) {
        return Inside.of(study.space(), study.seed(), algorithm(study, memory));
    }

    private static Suggester algorithm(Study study, Memory memory) {
        Space space = study.space();
        long seed = study.seed();
        return switch (of(study).algorithm()) {
            case Algorithm.Auto auto -> throw new IllegalStateException("a choice is never left open");
            case Algorithm.Bayesian bayesian ->
                new GpSuggester(
                        space,
                        Histories.of(study),
                        seed,
                        memory,
                        new Background(
                                study.knowledge().beliefs(), study.knowledge().sources()),
                        bayesian.perCost());
            case Algorithm.Cmaes cmaes ->
                new CmaesSuggester(
                        space, Histories.of(study), seed, cmaes.population(), cmaes.sigma(), cmaes.restarts());
            case Algorithm.DifferentialEvolution de ->
                new DifferentialEvolution(
                        space, Histories.of(study), seed, de.population(), de.weight(), de.crossover());
            case Algorithm.Evolution evolution ->
                new AgingEvolution(space, Histories.of(study), seed, evolution.population(), evolution.tournament());
            case Algorithm.LocalSearch local ->
                new LocalSearch(
                        space, Histories.of(study), seed, local.startupTrials(), local.patience(), local.kick());
            case Algorithm.NsgaII nsga -> new NsgaII(space, Histories.of(study), seed, nsga.population(), nsga.eta());
            case Algorithm.Random random -> believed(new RandomSequence(seed, space.dimensions()), study);
            case Algorithm.Dehb dehb -> throw new IllegalStateException("DEHB has a plan of its own");
            // The first members; all others are theirs, in one way or another.
            case Algorithm.Pbt pbt -> believed(new SobolSequence(seed, space.dimensions()), study);
            case Algorithm.Pb2 pb2 -> believed(new SobolSequence(seed, space.dimensions()), study);
            case Algorithm.Sobol sobol -> believed(new SobolSequence(seed, space.dimensions()), study);
            case Algorithm.Grid grid -> new GridSuggester(Enumeration.of(space, grid.points()));
            case Algorithm.Tpe tpe ->
                new TpeSuggester(
                        space,
                        Histories.of(study),
                        tpe.startupTrials(),
                        tpe.candidates(),
                        seed,
                        memory,
                        study.knowledge().beliefs());
            case Algorithm.TreeSearch tree ->
                new TreeSearch(
                        space, Histories.of(study), seed, tree.startupTrials(), tree.exploration(), tree.leaves());
        };
    }

    private static Suggester believed(Sequence even, Study study) {
        Beliefs beliefs = Beliefs.of(study.space(), study.knowledge().beliefs());
        return new SequenceSuggester(study.space(), BelievedSequence.of(even, beliefs), study.seed(), Map.of());
    }
}
