package dev.trimtab.engine.suggest.population;

import dev.trimtab.engine.space.Point;

/** Finds the parameters with which a copy of a good trial goes on. */
@FunctionalInterface
public interface Explorer {
    /**
     * A point of the space, which may be the parent's.
     *
     * @param time how far the parent has come, in steps
     * @param seed of all randomness
     */
    Point explore(Point parent, long time, long seed);
}
