package dev.trimtab.engine.suggest;

import java.util.Comparator;

/**
 * Which of two results is better where there is one objective: what meets every constraint comes first, by its loss; then what
 * violates them, the less the better (Deb, "An efficient constraint handling method for genetic algorithms", 2000); failures
 * come last, all alike.
 */
public final class Ranking {
    public static final Comparator<Observation> BEST_FIRST = Ranking::compare;

    private Ranking() {}

    private static int compare(Observation one, Observation other) {
        if (one.failed() || other.failed()) {
            return Boolean.compare(one.failed(), other.failed());
        }
        int byViolation = Double.compare(one.violation(), other.violation());
        return byViolation != 0 ? byViolation : Double.compare(one.loss(), other.loss());
    }
}
