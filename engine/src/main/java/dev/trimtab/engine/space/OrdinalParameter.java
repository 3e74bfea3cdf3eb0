package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of a few numbers whose order matters, such as batch sizes.
 *
 * @param values at least one finite number, strictly increasing
 */
public record OrdinalParameter(
        String name, List<Double> values, @Nullable Condition when) implements Parameter {
    /** Refuses an empty or unordered list with an {@link IllegalArgumentException} naming the parameter. */
    public OrdinalParameter {
        Text.requireName(name);
        values = values.stream().map(value -> value + 0.0).toList();
        if (values.isEmpty()) {
            throw Text.invalid(name, "it lists no value: list at least one");
        }
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.get(i)) || (i > 0 && values.get(i) <= values.get(i - 1))) {
                throw Text.invalid(
                        name,
                        "its values must be finite and strictly increasing, " + Text.value(values.get(i)) + " is not");
            }
        }
    }

    @Override
    public Object value(double... cube) {
        return Choices.pick(values, cube[0]);
    }

    @Override
    public Optional<Partition> partition() {
        return Optional.of(Partition.even(values.size()));
    }

    @Override
    public Optional<BigInteger> cardinality() {
        return Optional.of(BigInteger.valueOf(values.size()));
    }

    @Override
    public Object typed(Object raw) {
        return raw instanceof Number number ? (Object) (number.doubleValue() + 0.0) : raw;
    }

    @Override
    public Optional<String> problem(Object value) {
        return Choices.problem(name, values, value, typed(value));
    }

    @Override
    public Levels levels(int points) {
        return Levels.of(values);
    }
}
