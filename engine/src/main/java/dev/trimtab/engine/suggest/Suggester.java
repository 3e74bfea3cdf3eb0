package dev.trimtab.engine.suggest;

import dev.trimtab.engine.space.Point;
import java.util.Optional;
import java.util.Set;

/**
 * A source of points for the trials of one study.
 *
 * <p>A point depends on the study's seed, its index and the points of smaller indices, and on nothing else, so that the
 * set of trials is the same in whatever order they finish. A suggester may remember where it was: use a new one for every
 * decision, and call it with increasing indices and points that are only added to.
 */
public interface Suggester {
    /**
     * The point of a trial; empty when every point there is was taken.
     *
     * @param index the trial's index, 0 or more
     * @param taken the points of the trials of smaller indices
     */
    Optional<Point> suggest(int index, Set<Point> taken);
}
