package dev.trimtab.engine.schedule;

import java.util.Comparator;
import java.util.Optional;

/**
 * Stops a trial that does exactly what another one does or did: the parameters in which they differ have no effect. Both would
 * come to the same, and halving at rungs lets equals go on together.
 */
public final class Repetition {
    private Repetition() {}

    static Optional<Verdict> judge(Curve trial, Race race) {
        return original(trial, race)
                .map(other -> new Verdict(
                        "RepeatsTrial",
                        "Up to " + race.named(trial.lastStep()) + " it reported exactly what " + other
                                + " did: where their parameters differ, that makes no difference."));
    }

    /** The name of the trial that a trial repeats; empty where it goes its own way, or it is too early to tell. */
    public static Optional<String> original(Curve trial, Race race) {
        return race.curves().stream()
                .filter(other -> isAhead(other, trial) && trial.repeats(other))
                .map(Curve::trial)
                .min(Comparator.naturalOrder());
    }

    /** Of two that are equally far one must go on. */
    private static boolean isAhead(Curve one, Curve other) {
        return one.lastStep() != other.lastStep()
                ? one.lastStep() > other.lastStep()
                : one.trial().compareTo(other.trial()) < 0;
    }
}
