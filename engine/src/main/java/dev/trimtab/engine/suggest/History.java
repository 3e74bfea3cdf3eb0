package dev.trimtab.engine.suggest;

import java.util.List;

/**
 * What a study knows when it asks for a point.
 *
 * @param observations in the order in which the trials finished
 */
public record History(List<Observation> observations) {
    public History {
        observations = List.copyOf(observations);
    }
}
