package dev.trimtab.engine.suggest.tpe;

import java.util.SplittableRandom;

/** How likely values of one axis are around each of a number of centres, where an inactive centre says nothing. */
interface Kernel {
    /**
     * Adds to each centre's term the logarithm of the density around it, relative to a uniform one.
     *
     * @param feature as of {@link dev.trimtab.engine.space.Encoding#features}, not NaN
     * @param terms one for each centre
     */
    void add(double feature, double[] terms);

    /** Whether the axis is active at a centre. */
    boolean isActive(int centre);

    /** A place of the unit cube near an active centre. */
    double draw(int centre, SplittableRandom random);
}
