package dev.trimtab.engine.schedule;

import java.util.Optional;

/** Stops a trial that has diverged. */
final class NonFinite {
    private NonFinite() {}

    static Optional<Verdict> judge(Curve trial, Race race) {
        return trial.lastFinite()
                ? Optional.empty()
                : Optional.of(new Verdict(
                        "ObjectiveNotFinite",
                        "The objective was reported as NaN or infinite: the trial has diverged."));
    }
}
