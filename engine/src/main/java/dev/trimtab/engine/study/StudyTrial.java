package dev.trimtab.engine.study;

import dev.trimtab.engine.space.Point;
import org.jspecify.annotations.Nullable;

/**
 * A trial as the study knows it.
 *
 * @param id its name, unique in the study
 * @param index 0 or more for a trial that the engine planned, -1 for a point that a user asked for by hand
 * @param value its objective reduced to one number, in the metric's unit; {@code null} when there is none
 * @param reason why it is in its state, a CamelCase word; {@code null} when there is nothing to say
 */
public record StudyTrial(
        String id,
        int index,
        Point parameters,
        TrialState state,
        @Nullable Double value,
        @Nullable String reason) {
    /** Whether the engine planned it. */
    public boolean isPlanned() {
        return index >= 0;
    }
}
