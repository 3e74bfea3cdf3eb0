package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tune: what values it can take, and how the unit cube maps onto them.
 *
 * <p>Values are a {@link Double}, a {@link Long}, a {@link Double} of a list (ordinal), a {@link String}, a {@link
 * Boolean} or a {@code List<String>} (permutation).
 */
public sealed interface Parameter
        permits DoubleParameter,
                IntegerParameter,
                OrdinalParameter,
                CategoricalParameter,
                BooleanParameter,
                PermutationParameter {
    String name();

    /** The condition under which this parameter is active; {@code null} where it always is. */
    @Nullable
    Condition when();

    /** How many coordinates of the unit cube {@link #value} reads: 1, and one an element for a permutation. */
    default int dimensions() {
        return 1;
    }

    /**
     * The value at a place in the unit cube.
     *
     * @param cube {@link #dimensions()} coordinates, each in [0, 1)
     */
    Object value(double... cube);

    /**
     * The middle of the places in the unit cube that {@link #value} maps onto this value.
     *
     * @param value one that this parameter {@link #contains}
     * @return {@link #dimensions()} coordinates, each in [0, 1]
     */
    default double[] place(Object value) {
        Partition partition = partition().orElseThrow();
        return new double[] {
            levels(2)
                    .indexOf()
                    .apply(typed(value))
                    .map(index -> partition.middle(index.longValueExact()))
                    .orElseThrow()
        };
    }

    /** How the values share the one coordinate; empty for a continuum and where there are several coordinates. */
    Optional<Partition> partition();

    /** How many values there are; empty where they are a continuum. */
    Optional<BigInteger> cardinality();

    /** The value in this parameter's own type (a YAML {@code 1} for a double); as it is where it does not convert. */
    Object typed(Object raw);

    /** A sentence saying why this value cannot be taken, and what to write instead; empty where it can. */
    Optional<String> problem(Object value);

    default boolean contains(Object value) {
        return problem(value).isEmpty();
    }

    /**
     * The values in their order.
     *
     * @param points into how many values, both ends included, a continuum is divided; others ignore it
     */
    Levels levels(int points);
}
