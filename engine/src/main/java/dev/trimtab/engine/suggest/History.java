package dev.trimtab.engine.suggest;

import dev.trimtab.engine.space.Point;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a study knows when it asks for a point.
 *
 * @param observations in the order in which the trials finished
 * @param pending the points of trials that have not finished yet
 */
public record History(List<Observation> observations, List<Point> pending) {
    public History {
        observations = List.copyOf(observations);
        pending = List.copyOf(pending);
    }

    /** All points that are not to be suggested again: those taken, and those that the study knows. */
    public Set<Point> known(Set<Point> taken) {
        Set<Point> known = new HashSet<>(taken);
        observations.forEach(observation -> known.add(observation.point()));
        known.addAll(pending);
        return known;
    }
}
