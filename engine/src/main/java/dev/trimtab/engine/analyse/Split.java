package dev.trimtab.engine.analyse;

import dev.trimtab.engine.space.Axis;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a node of a tree is cut.
 *
 * @param threshold of numbers: those below it go left
 * @param levels of a category: these go left; null for numbers
 * @param gain by how much the sum of squares falls
 */
record Split(int axis, double threshold, @Nullable BitSet levels, double gain) {
    /** Rounding makes no cut better than another, nor worthwhile. */
    private static final double TOLERANCE = 1e-9;

    static final Split NONE = new Split(-1, Double.NaN, null, TOLERANCE);

    /** By how much the sum of squares around the mean falls when a node is cut in two. */
    static double gain(double left, int count, double sum, int all) {
        double right = sum - left;
        return left * left / count + right * right / (all - count) - sum * sum / all;
    }

    static boolean isMore(double gain, double than) {
        return gain > than * (1 + TOLERANCE);
    }

    boolean isBetterThan(Split other) {
        return isMore(gain, other.gain);
    }

    Box left(Box box) {
        return levels == null ? box.below(axis, threshold) : box.within(axis, levels);
    }

    Box right(Box box, Axis where) {
        if (levels == null) {
            return box.above(axis, threshold);
        }
        BitSet before = box.levels()[axis];
        BitSet rest = new BitSet();
        if (before == null) {
            rest.set(0, where.levels());
        } else {
            rest.or(before);
        }
        rest.andNot(levels);
        return box.within(axis, rest);
    }
}
