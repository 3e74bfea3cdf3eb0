package dev.trimtab.core.study;

import dev.trimtab.engine.study.Algorithm;

/** What users call the algorithms: the fields of {@code spec.algorithm}. */
public final class AlgorithmNames {
    private AlgorithmNames() {}

    public static String of(Algorithm algorithm) {
        return switch (algorithm) {
            case Algorithm.Auto auto -> "auto";
            case Algorithm.Bayesian bayesian -> "bayesian";
            case Algorithm.Cmaes cmaes -> "cmaes";
            case Algorithm.Dehb dehb -> "dehb";
            case Algorithm.DifferentialEvolution differential -> "differentialEvolution";
            case Algorithm.Evolution evolution -> "evolution";
            case Algorithm.LocalSearch local -> "localSearch";
            case Algorithm.NsgaII nsga -> "nsga2";
            case Algorithm.Pbt pbt -> "pbt";
            case Algorithm.Pb2 pb2 -> "pb2";
            case Algorithm.Random random -> "random";
            case Algorithm.Sobol sobol -> "sobol";
            case Algorithm.Grid grid -> "grid";
            case Algorithm.Tpe tpe -> "tpe";
            case Algorithm.TreeSearch tree -> "treeSearch";
        };
    }
}
