package dev.trimtab.engine.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real number.
 *
 * <p>Values read as a person would write them: with a step they are exactly {@code min + k × step}; without one they are
 * rounded to what matters, a millionth of the range or finer, with at most 15 significant digits, never out of bounds.
 *
 * @param min the smallest value, included
 * @param max the largest value, included (with a step: if a step meets it)
 * @param step the distance between values; {@code null} for a continuum
 */
public record DoubleParameter(
        String name,
        double min,
        double max,
        Scale scale,
        @Nullable Double step,
        @Nullable Condition when) implements Parameter {
    /** Six digits below the range's own, so a value is rounded by less than a millionth of the range. */
    private static final int DIGITS = 6;

    private static final MathContext MOST_DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    /** A continuum narrower than this many neighbouring doubles is a handful of values in disguise. */
    private static final double FEWEST_ULPS = 1 << 24;

    /** Refuses a range that is not one with an {@link IllegalArgumentException} naming the parameter. */
    public DoubleParameter {
        Text.requireName(name);
        if (!Double.isFinite(min) || !Double.isFinite(max) || !Double.isFinite(max - min)) {
            throw Text.invalid(name, "its minimum, its maximum and their difference must be finite numbers");
        }
        min += 0.0; // -0.0 becomes 0.0, which is equal to itself as an object too
        max += 0.0;
        if (min > max) {
            throw Text.invalid(name, "its minimum " + Text.value(min) + " is above its maximum " + Text.value(max));
        }
        scale.problem(min, max).ifPresent(sentence -> {
            throw Text.invalid(name, sentence);
        });
        if (step != null) {
            if (!Double.isFinite(step)) {
                throw Text.invalid(name, "its step must be a finite number");
            }
            Steps.of(name, scale, BigDecimal.valueOf(min), BigDecimal.valueOf(max), BigDecimal.valueOf(step));
        } else if (min < max && (isTooNarrow(scale, min, max, min) || isTooNarrow(scale, min, max, max))) {
            throw Text.invalid(
                    name, "its range is too narrow for its numbers' precision: widen it or list its values as ordinal");
        }
    }

    @Override
    public Object value(double... cube) {
        return step == null
                ? along(cube[0])
                : steps(step).at(steps(step).pick(cube[0])).doubleValue();
    }

    @Override
    public double[] place(Object value) {
        return step == null ? new double[] {axis(typed(value))} : Parameter.super.place(value);
    }

    @Override
    public Optional<Partition> partition() {
        if (step != null) {
            return Optional.of(steps(step).partition());
        }
        return min == max ? Optional.of(Partition.even(1)) : Optional.empty();
    }

    @Override
    public Optional<BigInteger> cardinality() {
        if (step != null) {
            return Optional.of(BigInteger.valueOf(steps(step).count()));
        }
        return min == max ? Optional.of(BigInteger.ONE) : Optional.empty();
    }

    @Override
    public Object typed(Object raw) {
        return raw instanceof Number number ? (Object) (number.doubleValue() + 0.0) : raw;
    }

    @Override
    public Optional<String> problem(Object value) {
        if (!(typed(value) instanceof Double number) || !(number >= min && number <= max)) {
            return Text.refusal(name, value, "write a number from " + Text.value(min) + " to " + Text.value(max));
        }
        BigDecimal decimal = BigDecimal.valueOf(number);
        return step == null || steps(step).indexOf(decimal).isPresent()
                ? Optional.empty()
                : Text.refusal(
                        name,
                        value,
                        "it lies off the step of " + Text.value(step) + ", the nearest value is "
                                + Text.value(steps(step).nearest(decimal).doubleValue()));
    }

    @Override
    public Levels levels(int points) {
        if (step != null) {
            Steps steps = steps(step);
            return Levels.of(
                    steps.count(),
                    index -> steps.at(index).doubleValue(),
                    value -> typed(value) instanceof Double number
                            ? steps.indexOf(BigDecimal.valueOf(number))
                            : Optional.empty());
        }
        long last = min == max ? 0 : points - 1L;
        return Levels.of(
                last + 1,
                index -> along(last == 0 ? 0 : index / (double) last),
                value -> Optional.of(Math.round(last * axis(value)))
                        .filter(index ->
                                along(last == 0 ? 0 : index / (double) last).equals(value)));
    }

    /** The rounded value at {@code u} in [0, 1] of the scale's axis. */
    private Double along(double u) {
        double low = scale.up(min);
        double high = scale.up(max);
        double raw = Math.clamp(scale.down(low + u * (high - low)), min, max);
        if (raw == min || raw == max) {
            return raw;
        }
        int decimals = DIGITS - (int) Math.floor(Math.log10(scale.slope(raw) * (high - low)));
        BigDecimal rounded =
                new BigDecimal(raw).setScale(decimals, RoundingMode.HALF_UP).round(MOST_DIGITS);
        return Math.clamp(rounded.doubleValue() + 0.0, min, max);
    }

    /** Where a number lies on the scale's axis from the minimum, at 0, to the maximum, at 1; beyond them at the nearer one. */
    public double position(double number) {
        return axis(number);
    }

    private double axis(Object value) {
        return value instanceof Double number && min < max
                ? Math.clamp((scale.up(number) - scale.up(min)) / (scale.up(max) - scale.up(min)), 0, 1)
                : 0;
    }

    private Steps steps(double distance) {
        return Steps.of(name, scale, BigDecimal.valueOf(min), BigDecimal.valueOf(max), BigDecimal.valueOf(distance));
    }

    private static boolean isTooNarrow(Scale scale, double min, double max, double x) {
        return scale.slope(x) * (scale.up(max) - scale.up(min)) < FEWEST_ULPS * Math.ulp(x);
    }
}
