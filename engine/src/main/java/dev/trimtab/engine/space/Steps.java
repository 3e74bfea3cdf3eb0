package dev.trimtab.engine.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The exact decimals {@code min, min + step, ...}, {@code count} of them. Kept in decimal so that 0.1 + 2 × 0.1 is 0.3.
 *
 * @param scale how likely each of them is to be drawn
 */
record Steps(Scale scale, BigDecimal min, BigDecimal step, long count) {
    /** Beyond this many steps a double cannot tell neighbours apart. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 53);

    /** Refuses a step that is not positive, larger than the range, or too fine. */
    static Steps of(String name, Scale scale, BigDecimal min, BigDecimal max, BigDecimal step) {
        BigDecimal range = max.subtract(min);
        if (step.signum() <= 0) {
            throw Text.invalid(name, "its step " + step + " must be above 0");
        }
        if (range.signum() > 0 && step.compareTo(range) > 0) {
            throw Text.invalid(name, "its step " + step + " is larger than its range of " + range);
        }
        BigDecimal steps = range.divideToIntegralValue(step).setScale(0, RoundingMode.UNNECESSARY);
        if (steps.compareTo(MOST) >= 0) {
            throw Text.invalid(name, "it has more than 2^53 values: use a larger step or a smaller range");
        }
        return new Steps(scale, min, step, steps.longValueExact() + 1);
    }

    BigDecimal at(long index) {
        return min.add(step.multiply(BigDecimal.valueOf(index)));
    }

    /**
     * The index at a place in [0, 1). Every value owns the part of the scale's axis that is nearer to it than to its
     * neighbours, the outermost ones mirrored at their own place; on a linear axis all parts are equal.
     */
    long pick(double u) {
        if (count == 1) {
            return 0;
        }
        if (scale == Scale.LINEAR) {
            return Math.min(count - 1, (long) (u * count));
        }
        double first = min.doubleValue();
        double last = at(count - 1).doubleValue();
        double half = step.doubleValue() / 2;
        double low = 2 * scale.up(first) - scale.up(first + half);
        double high = 2 * scale.up(last) - scale.up(last - half);
        double value = scale.down(low + u * (high - low));
        return Math.clamp(Math.round((value - first) / step.doubleValue()), 0, count - 1);
    }

    /** The parts of the axis that {@link #pick} gives to each value. */
    Partition partition() {
        if (count == 1 || scale == Scale.LINEAR) {
            return Partition.even(count);
        }
        double first = min.doubleValue();
        double distance = step.doubleValue();
        double last = at(count - 1).doubleValue();
        double low = 2 * scale.up(first) - scale.up(first + distance / 2);
        double high = 2 * scale.up(last) - scale.up(last - distance / 2);
        return new Partition(count, index -> {
            if (index == 0 || index == count) {
                return index == 0 ? 0 : 1;
            }
            return (scale.up(first + (index - 0.5) * distance) - low) / (high - low);
        });
    }

    /** The index of a value; empty where it lies between two steps or outside. */
    Optional<Long> indexOf(BigDecimal value) {
        BigDecimal[] parts = value.subtract(min).divideAndRemainder(step);
        return parts[1].signum() == 0 && parts[0].signum() >= 0 && parts[0].compareTo(BigDecimal.valueOf(count)) < 0
                ? Optional.of(parts[0].longValueExact())
                : Optional.empty();
    }

    /** The nearest of the values, for a hint. */
    BigDecimal nearest(BigDecimal value) {
        BigDecimal place = value.subtract(min).divide(step, MathContext.DECIMAL128);
        return at(Math.clamp(Math.round(place.doubleValue()), 0, count - 1));
    }
}
