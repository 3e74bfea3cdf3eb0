package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.AlgorithmSpec;
import dev.trimtab.api.v1alpha1.AlgorithmSpec.CovarianceMatrixAdaptation;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.suggest.cmaes.Restarts;

/** The engine's settings of evolutionary algorithms. */
final class Evolutions {

    private Evolutions() {}

    static Algorithm cmaes(CovarianceMatrixAdaptation spec) {
        return new Algorithm.Cmaes(spec.population(), spec.sigma(), restarts(spec.restarts()));
    }

    private static Restarts restarts(CovarianceMatrixAdaptation.Restarts restarts) {
        return switch (restarts) {
            case None -> Restarts.NONE;
            case Ipop -> Restarts.IPOP;
            case Bipop -> Restarts.BIPOP;
        };
    }

    static Algorithm.Dehb dehb(AlgorithmSpec.EvolutionaryHyperband spec) {
        return new Algorithm.Dehb(spec.reductionFactor(), spec.weight(), spec.crossover());
    }

    static Algorithm differentialEvolution(AlgorithmSpec.DifferentialEvolution spec) {
        return new Algorithm.DifferentialEvolution(spec.population(), spec.weight(), spec.crossover());
    }
}
