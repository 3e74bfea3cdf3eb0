package dev.trimtab.cli.asktell;

import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.suggest.tree.Leaves;

/** The settings of local and of tree search, read from the fields of {@code init}; what the engine refuses, it says. */
final class Searches {
    private static final int MOST_STARTUP_TRIALS = 1_000;
    private static final int MOST_PATIENCE = 10_000;

    private Searches() {}

    static Algorithm local(Fields init) {
        int patience = init.whole("patience", 0, 0, MOST_PATIENCE);
        return new Algorithm.LocalSearch(
                init.whole("startupTrials", Algorithm.LocalSearch.STARTUP_TRIALS, 1, MOST_STARTUP_TRIALS),
                patience == 0 ? null : patience,
                init.whole("kick", Algorithm.LocalSearch.KICK, 1, 100));
    }

    static Algorithm tree(Fields init) {
        String asked = init.text("leaves", "model");
        Leaves leaves = switch (asked) {
            case "model" -> Leaves.MODEL;
            case "random" -> Leaves.RANDOM;
            default -> throw Fields.refused("leaves", '"' + asked + '"', "write model or random");
        };
        return new Algorithm.TreeSearch(
                init.whole("startupTrials", Algorithm.TreeSearch.STARTUP_TRIALS, 1, MOST_STARTUP_TRIALS),
                init.someNumber("exploration").orElse(Algorithm.TreeSearch.EXPLORATION),
                leaves);
    }
}
