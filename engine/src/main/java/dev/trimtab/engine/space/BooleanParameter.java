package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A switch; {@code false} comes first. */
public record BooleanParameter(String name, @Nullable Condition when) implements Parameter {
    private static final List<Boolean> VALUES = List.of(false, true);

    /** Refuses a blank name with an {@link IllegalArgumentException}. */
    public BooleanParameter {
        Text.requireName(name);
    }

    @Override
    public Object value(double... cube) {
        return Choices.pick(VALUES, cube[0]);
    }

    @Override
    public Optional<Partition> partition() {
        return Optional.of(Partition.even(2));
    }

    @Override
    public Optional<BigInteger> cardinality() {
        return Optional.of(BigInteger.TWO);
    }

    @Override
    public Object typed(Object raw) {
        return raw;
    }

    @Override
    public Optional<String> problem(Object value) {
        return Choices.problem(name, VALUES, value, value);
    }

    @Override
    public Levels levels(int points) {
        return Levels.of(VALUES);
    }
}
