package dev.trimtab.engine.suggest.population;

import dev.trimtab.engine.space.Point;

/**
 * What parameters have brought about in an interval of a trial.
 *
 * @param time the step at which the interval began
 * @param gain by how much the loss fell; finite
 */
public record Change(long time, Point point, double gain) {}
