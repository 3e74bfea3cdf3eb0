package dev.trimtab.engine.suggest;

/** Points of the unit cube, each computed on its own. */
public interface Sequence {
    /**
     * One point of the cube.
     *
     * @param index its place in the sequence, 0 or more
     * @param attempt 0, or more for another point where the first one was taken already
     * @return as many coordinates as the sequence has dimensions, each in [0, 1)
     */
    double[] at(int index, int attempt);
}
