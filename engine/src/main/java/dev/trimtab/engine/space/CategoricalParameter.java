package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of a few names without an order.
 *
 * @param values at least one, each once
 */
public record CategoricalParameter(
        String name, List<String> values, @Nullable Condition when) implements Parameter {
    /** Refuses an empty list and repeated values with an {@link IllegalArgumentException} naming the parameter. */
    public CategoricalParameter {
        values = Choices.distinct(Text.requireName(name), values);
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
        return raw;
    }

    @Override
    public Optional<String> problem(Object value) {
        return Choices.problem(name, values, value, value);
    }

    @Override
    public Levels levels(int points) {
        return Levels.of(values);
    }
}
