package dev.trimtab.engine.schedule;

import java.util.Optional;

/** Stops a trial whose best loss has not become better for a while. */
record PlateauRule(EarlyStopping.Plateau plateau) implements StopRule {
    @Override
    public Optional<Verdict> judge(Curve trial, Race race) {
        long now = trial.lastStep();
        long then = now - plateau.patience();
        if (!trial.covers(then)) {
            return Optional.empty();
        }
        // Infinite then and now is no improvement either.
        boolean improved = trial.bestBy(then) - trial.bestBy(now) > plateau.minDelta();
        return improved
                ? Optional.empty()
                : Optional.of(new Verdict(
                        "NoImprovement",
                        "From " + race.named(then) + " to " + race.named(now) + " the objective did not improve"
                                + (plateau.minDelta() > 0 ? " by more than " + plateau.minDelta() : "") + "."));
    }
}
