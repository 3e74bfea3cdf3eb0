package dev.trimtab.engine.suggest;

import dev.trimtab.engine.space.Point;
import java.util.List;

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
}
