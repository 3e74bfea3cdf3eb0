package dev.trimtab.engine.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trials that are compared with one another, those that run and those that are over.
 *
 * @param curves one for each trial that has not failed; a stopped one counts up to where it was stopped
 * @param fidelity {@code null} where the study names none
 */
public record Race(List<Curve> curves, @Nullable Fidelity fidelity) {
    public Race {
        curves = List.copyOf(curves);
    }

    /** A step as sentences call it, such as "epoch 9". */
    String named(long step) {
        return (fidelity == null ? "step" : fidelity.name()) + " " + step;
    }
}
