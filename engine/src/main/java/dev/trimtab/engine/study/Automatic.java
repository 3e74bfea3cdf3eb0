package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.space.Space;
import java.math.BigInteger;

/** What is used where nobody says which algorithm, and why. */
final class Automatic {
    private Automatic() {}

    static AlgorithmChoice of(Study study) {
        return new AlgorithmChoice(new Algorithm.Bayesian(), merit(study) + stopping(study.earlyStopping()) + ".");
    }

    private static String merit(Study study) {
        int objectives = study.objectives().size();
        if (objectives > 1) {
            return "Bayesian optimisation finds the best Pareto front of " + objectives + " objectives with "
                    + extent(study);
        }
        return tryAll(study)
                ? "Bayesian optimisation tries the most promising points first, and maxTrials is enough for "
                        + all(study.space())
                : "Bayesian optimisation gets furthest with " + extent(study);
    }

    /** Whether there are trials for every point there is. */
    private static boolean tryAll(Study study) {
        return study.space()
                .cardinality()
                .filter(count ->
                        count.compareTo(BigInteger.valueOf(study.limits().maxTrials())) <= 0)
                .isPresent();
    }

    private static String all(Space space) {
        BigInteger count = space.cardinality().orElseThrow();
        return space.constraints().isEmpty() ? "all " + count + " of them" : "all of them, at most " + count;
    }

    private static String extent(Study study) {
        int atATime = study.limits().parallelism();
        return number(study.limits().maxTrials(), "trial")
                + (atATime > 1 ? ", " + atATime + " at a time," : "")
                + " of "
                + number(study.space().parameters().size(), "parameter");
    }

    private static String number(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String stopping(EarlyStopping stopping) {
        return switch (stopping) {
            case EarlyStopping.None none -> "";
            case EarlyStopping.Asha asha -> "; ASHA stops those that fall behind";
            case EarlyStopping.Gradual gradual -> "; gradual halving stops those that fall behind";
            case EarlyStopping.Hyperband hyperband -> "; Hyperband stops those that fall behind";
            case EarlyStopping.Median median -> "; those worse than the median are stopped";
            case EarlyStopping.Plateau plateau -> "; those that improve no more are stopped";
            case EarlyStopping.Promotion promotion -> "; the best go on from their checkpoints";
        };
    }
}
