package dev.trimtab.engine.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Generated spaces: up to five parameters of every kind, conditional ones among them, parents after children at times. */
public final class Spaces {
    private Spaces() {}

    public static Arbitrary<Space> any() {
        return Arbitraries.randomValue(random -> space(random, true));
    }

    public static Arbitrary<Space> finite() {
        return Arbitraries.randomValue(random -> space(random, false));
    }

    private static Space space(Random random, boolean continuous) {
        int size = 1 + random.nextInt(5);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parameters.add(parameter("p" + i, condition(parameters, random), random, continuous));
        }
        Collections.shuffle(parameters, random);
        return new Space(parameters);
    }

    private static @Nullable Condition condition(List<Parameter> before, Random random) {
        List<Parameter> parents =
                before.stream().filter(p -> p.cardinality().isPresent()).toList();
        if (parents.isEmpty() || random.nextInt(10) < 4) {
            return null;
        }
        Parameter parent = parents.get(random.nextInt(parents.size()));
        List<Object> values = Twin.values(parent);
        Set<Object> some = new LinkedHashSet<>();
        IntStream.rangeClosed(0, random.nextInt(2)).forEach(i -> some.add(values.get(random.nextInt(values.size()))));
        return new Condition(parent.name(), List.copyOf(some));
    }

    private static Parameter parameter(String name, @Nullable Condition when, Random random, boolean continuous) {
        return switch (random.nextInt(continuous ? 8 : 6)) {
            case 0 -> new BooleanParameter(name, when);
            case 1 -> new CategoricalParameter(name, names(1 + random.nextInt(3)), when);
            case 2 ->
                new OrdinalParameter(
                        name,
                        IntStream.rangeClosed(0, random.nextInt(3))
                                .mapToObj(i -> -1.5 + i * 0.7)
                                .toList(),
                        when);
            case 3 -> new PermutationParameter(name, names(1 + random.nextInt(3)), when);
            case 4 -> integer(name, when, random);
            case 5 -> stepped(name, when, random);
            case 6 -> new DoubleParameter(name, 1e-5, Math.pow(10, random.nextInt(4) - 3), Scale.LOG, null, when);
            default ->
                new DoubleParameter(
                        name, 0.3, 0.999, random.nextBoolean() ? Scale.LINEAR : Scale.REVERSE_LOG, null, when);
        };
    }

    private static Parameter integer(String name, @Nullable Condition when, Random random) {
        long min = random.nextInt(8) - 3;
        long max = min + random.nextInt(5);
        Scale scale = min > 0 && random.nextBoolean() ? Scale.LOG : Scale.LINEAR;
        return new IntegerParameter(name, min, max, scale, max > min ? 1 + random.nextInt((int) (max - min)) : 1, when);
    }

    private static Parameter stepped(String name, @Nullable Condition when, Random random) {
        Scale scale = Scale.values()[random.nextInt(3)];
        BigDecimal step = new BigDecimal(new BigInteger(1, new byte[] {(byte) (1 + random.nextInt(9))}), 2);
        BigDecimal max = new BigDecimal("0.1").add(step.multiply(BigDecimal.valueOf(1 + random.nextInt(3))));
        return new DoubleParameter(name, 0.1, max.doubleValue(), scale, step.doubleValue(), when);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "v" + i).toList();
    }
}
