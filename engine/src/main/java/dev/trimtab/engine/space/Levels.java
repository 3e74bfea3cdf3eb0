package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * The values of a parameter in their order, each reached by its index without a walk.
 *
 * @param count how many values there are, at least 1
 * @param at the value of an index in [0, count)
 * @param indexOf the index of a value; empty where it is not one of them
 */
public record Levels(
        BigInteger count, Function<BigInteger, Object> at, Function<Object, Optional<BigInteger>> indexOf) {

    private static final int FEW = 256;

    static Levels of(List<?> values) {
        Map<Object, Integer> places = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            places.put(values.get(i), i);
        }
        return new Levels(
                BigInteger.valueOf(values.size()),
                index -> values.get(index.intValueExact()),
                value -> Optional.ofNullable(places.get(value)).map(BigInteger::valueOf));
    }

    static Levels of(long count, LongFunction<Object> at, Function<Object, Optional<Long>> indexOf) {
        return new Levels(
                BigInteger.valueOf(count),
                index -> at.apply(index.longValueExact()),
                value -> indexOf.apply(value).map(BigInteger::valueOf));
    }

    /** The same, with the values computed once where they are few. */
    Levels kept() {
        if (count.compareTo(BigInteger.valueOf(FEW)) > 0) {
            return this;
        }
        List<Object> values = IntStream.range(0, count.intValueExact())
                .mapToObj(index -> at.apply(BigInteger.valueOf(index)))
                .toList();
        return new Levels(count, index -> values.get(index.intValueExact()), indexOf);
    }
}
