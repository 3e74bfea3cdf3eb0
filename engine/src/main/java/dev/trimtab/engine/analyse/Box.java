package dev.trimtab.engine.analyse;

import dev.trimtab.engine.space.Axis;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the unit cube: on each axis an interval or, for a category, a set of levels.
 *
 * @param low where it begins on each axis
 * @param high where it ends on each axis
 * @param levels the levels it holds on each axis; null on an axis of numbers, and where it holds all
 */
record Box(double[] low, double[] high, @Nullable BitSet[] levels) {
    static Box everything(int axes) {
        double[] high = new double[axes];
        Arrays.fill(high, 1);
        return new Box(new double[axes], high, new BitSet[axes]);
    }

    Box below(int axis, double threshold) {
        double[] cut = high.clone();
        cut[axis] = threshold;
        return new Box(low, cut, levels);
    }

    Box above(int axis, double threshold) {
        double[] cut = low.clone();
        cut[axis] = threshold;
        return new Box(cut, high, levels);
    }

    Box within(int axis, BitSet some) {
        @Nullable BitSet[] cut = levels.clone();
        cut[axis] = some;
        return new Box(low, high, cut);
    }

    /** Which part of an axis it takes; 1 for all of it. */
    double share(int axis, int levelsOfAxis) {
        BitSet some = levels[axis];
        return some == null ? high[axis] - low[axis] : some.cardinality() / (double) levelsOfAxis;
    }

    double volume(List<Axis> axes) {
        double volume = 1;
        for (int axis = 0; axis < low.length; axis++) {
            volume *= share(axis, axes.get(axis).levels());
        }
        return volume;
    }

    boolean isCut(int axis) {
        return low[axis] > 0 || high[axis] < 1 || levels[axis] != null;
    }

    /** Which part of an axis both boxes take. */
    double shared(Box other, int axis, int levelsOfAxis) {
        BitSet mine = levels[axis];
        BitSet theirs = other.levels[axis];
        if (mine != null && theirs != null) {
            BitSet both = (BitSet) mine.clone();
            both.and(theirs);
            return both.cardinality() / (double) levelsOfAxis;
        }
        return Math.max(0, Math.min(high[axis], other.high[axis]) - Math.max(low[axis], other.low[axis]));
    }
}
