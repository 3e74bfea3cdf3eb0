package dev.trimtab.engine.suggest;

import dev.trimtab.engine.space.Point;
import java.util.Optional;
import java.util.Set;

/**
 * A source of points for the trials of one study, made anew for every decision.
 *
 * <p>A point depends on the study's seed, its index, what the study knows (see {@link History}) and the points planned
 * before it, and on nothing else: a study that is read back in another process goes on in the same way. Algorithms that
 * learn nothing, such as a sequence, depend on the points of smaller indices alone, so that their set of trials is the
 * same in whatever order these finish.
 */
public interface Suggester {
    /**
     * The point of a trial; empty when every point there is was taken. Called with increasing indices.
     *
     * @param index the trial's index, 0 or more
     * @param taken the points of the trials of smaller indices, and of all others too if it {@link #learns}, those just
     *     planned included; points are only added to it
     */
    Optional<Point> suggest(int index, Set<Point> taken);

    /** Whether its points depend on what the trials have shown. */
    default boolean learns() {
        return true;
    }
}
