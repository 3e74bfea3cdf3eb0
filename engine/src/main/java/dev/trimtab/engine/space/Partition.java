package dev.trimtab.engine.space;

import java.util.function.LongToDoubleFunction;

/**
 * How the values of a parameter share a coordinate of the unit cube: value {@code i} owns the part from {@code edge(i)} to
 * {@code edge(i + 1)}.
 *
 * @param count how many values there are, at least 1
 * @param edge increasing, 0 at 0 and 1 at {@code count}
 */
public record Partition(long count, LongToDoubleFunction edge) {
    /** Equal parts. */
    public static Partition even(long count) {
        return new Partition(count, index -> index / (double) count);
    }

    public double middle(long index) {
        return (edge.applyAsDouble(index) + edge.applyAsDouble(index + 1)) / 2;
    }

    /** The value that owns a place in [0, 1]. */
    public long at(double u) {
        long low = 0;
        long high = count - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (edge.applyAsDouble(middle) <= u) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
