package dev.trimtab.engine.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trial's effort is counted in.
 *
 * @param name the unit of a step, such as epoch
 * @param min steps before which no comparison between trials is fair; 1 or more
 * @param max steps of a trial that runs to its end; min or more
 */
public record Fidelity(String name, long min, long max) {
    /** Refuses bounds that are no range with an {@link IllegalArgumentException}. */
    public Fidelity {
        if (min < 1 || max < min) {
            throw new IllegalArgumentException(
                    "The fidelity goes from " + min + " to " + max + ": write 1 <= min <= max.");
        }
    }

    /** Whether a trial that goes up to this step comes to the last one, as one without a budget ({@code null}) does. */
    public boolean isWhole(@Nullable Long budget) {
        return budget == null || budget >= max;
    }

    /**
     * The steps at which a trial is compared with others, each a factor after the one before, rounded down.
     *
     * @param first the first rung; 1 or more
     * @param factor above 1
     * @return increasing, all below max; empty where the first is not
     */
    public List<Long> rungs(long first, double factor) {
        List<Long> rungs = new ArrayList<>();
        for (double rung = first; rung < max; rung *= factor) {
            long step = (long) rung;
            if (rungs.isEmpty() || step > rungs.getLast()) {
                rungs.add(step);
            }
        }
        return rungs;
    }
}
