package dev.trimtab.engine.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole number: {@code min + k × step}, at most 2^53 of them.
 *
 * @param min the smallest value, included
 * @param max the largest value, included if a step meets it
 * @param scale {@code LINEAR} or {@code LOG}; a reverse log needs values below 1
 * @param step the distance between values, 1 for every whole number
 */
public record IntegerParameter(
        String name,
        long min,
        long max,
        Scale scale,
        long step,
        @Nullable Condition when) implements Parameter {
    /** Refuses a range that is not one with an {@link IllegalArgumentException} naming the parameter. */
    public IntegerParameter {
        Text.requireName(name);
        if (min > max) {
            throw Text.invalid(name, "its minimum " + min + " is above its maximum " + max);
        }
        if (scale == Scale.REVERSE_LOG) {
            throw Text.invalid(name, "a whole number has no reverse-log scale: use LINEAR or LOG");
        }
        scale.problem(min, max).ifPresent(sentence -> {
            throw Text.invalid(name, sentence);
        });
        Steps.of(name, scale, BigDecimal.valueOf(min), BigDecimal.valueOf(max), BigDecimal.valueOf(step));
    }

    @Override
    public Object value(double... cube) {
        return min + step * steps().pick(cube[0]);
    }

    @Override
    public Optional<Partition> partition() {
        return Optional.of(steps().partition());
    }

    @Override
    public Optional<BigInteger> cardinality() {
        return Optional.of(BigInteger.valueOf(steps().count()));
    }

    @Override
    public Object typed(Object raw) {
        if (!(raw instanceof Number) || raw instanceof Long) {
            return raw;
        }
        try {
            return new BigDecimal(raw.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return raw; // a fraction, too large, or NaN: for problem() to refuse
        }
    }

    @Override
    public Optional<String> problem(Object value) {
        if (!(typed(value) instanceof Long number) || number < min || number > max) {
            return Text.refusal(name, value, "write a whole number from " + min + " to " + max);
        }
        BigDecimal decimal = BigDecimal.valueOf(number);
        return steps().indexOf(decimal).isPresent()
                ? Optional.empty()
                : Text.refusal(
                        name,
                        value,
                        "it lies off the step of " + step + ", the nearest value is "
                                + steps().nearest(decimal).toPlainString());
    }

    @Override
    public Levels levels(int points) {
        Steps steps = steps();
        return Levels.of(
                steps.count(),
                index -> min + step * index,
                value -> typed(value) instanceof Long number
                        ? steps.indexOf(BigDecimal.valueOf(number))
                        : Optional.empty());
    }

    /** Where a number lies on the scale's axis from the minimum, at 0, to the maximum, at 1; beyond them at the nearer one. */
    public double position(double number) {
        double width = scale.up(max) - scale.up(min);
        return width > 0 ? Math.clamp((scale.up(number) - scale.up(min)) / width, 0, 1) : 0;
    }

    private Steps steps() {
        return Steps.of(name, scale, BigDecimal.valueOf(min), BigDecimal.valueOf(max), BigDecimal.valueOf(step));
    }
}
