package dev.trimtab.engine.belief;

import dev.trimtab.engine.space.BooleanParameter;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Space;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Generated beliefs, firm and faint, about some of the parameters of a space. */
public final class AnyBeliefs {
    private AnyBeliefs() {}

    public static Map<String, Belief> about(Space space, long seed) {
        var random = new SplittableRandom(seed);
        Map<String, Belief> beliefs = new HashMap<>();
        for (Parameter parameter : space.parameters()) {
            if (random.nextInt(3) > 0) {
                about(parameter, random).ifPresent(belief -> beliefs.put(parameter.name(), belief));
            }
        }
        return beliefs;
    }

    static Optional<Belief> about(Parameter parameter, SplittableRandom random) {
        return switch (parameter) {
            case DoubleParameter number -> between(number.min(), number.max(), random);
            case IntegerParameter number -> between(number.min(), number.max(), random);
            case OrdinalParameter listed -> weights(listed.values().size(), random);
            case CategoricalParameter listed -> weights(listed.values().size(), random);
            case BooleanParameter truth -> weights(2, random);
            case PermutationParameter order -> Optional.empty();
        };
    }

    private static Optional<Belief> between(double min, double max, SplittableRandom random) {
        double a = min + random.nextDouble() * (max - min);
        double b =
                random.nextBoolean() ? min + random.nextDouble() * (max - min) : Math.min(max, a + 1e-9 * (max - min));
        return a == b ? Optional.empty() : Optional.of(new Belief.Between(Math.min(a, b), Math.max(a, b)));
    }

    private static Optional<Belief> weights(int count, SplittableRandom random) {
        List<Double> weights = IntStream.range(0, count)
                .mapToObj(i -> Math.pow(10, random.nextInt(-300, 300)))
                .toList();
        return Optional.of(new Belief.Weights(weights));
    }
}
