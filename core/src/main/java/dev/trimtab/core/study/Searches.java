package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.AlgorithmSpec.IteratedLocalSearch;
import dev.trimtab.api.v1alpha1.AlgorithmSpec.MonteCarloTreeSearch;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.suggest.tree.Leaves;

/** The engine's settings of local and of tree search. */
final class Searches {

    private Searches() {}

    static Algorithm local(IteratedLocalSearch spec) {
        return new Algorithm.LocalSearch(spec.startupTrials(), spec.patience(), spec.kick());
    }

    static Algorithm tree(MonteCarloTreeSearch spec) {
        return new Algorithm.TreeSearch(spec.startupTrials(), spec.exploration(), leaves(spec.leaves()));
    }

    private static Leaves leaves(MonteCarloTreeSearch.Leaves leaves) {
        return switch (leaves) {
            case Model -> Leaves.MODEL;
            case Random -> Leaves.RANDOM;
        };
    }
}
