package dev.trimtab.engine.space;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated spaces with constraints that leave at least one point; a constraint on what is inactive holds. */
public final class ConstrainedSpaces {
    private ConstrainedSpaces() {}

    public static Arbitrary<Space> any() {
        return of(Spaces.any());
    }

    public static Arbitrary<Space> finite() {
        return of(Spaces.finite());
    }

    /** Two or more numbers in [0, 1], and what must hold of them. */
    public static Space cube(int n, String text, ToDoubleFunction<double[]> slack) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            parameters.add(new DoubleParameter("x" + i, 0, 1, Scale.LINEAR, null, null));
        }
        return new Space(parameters, List.of(on(parameters, text, slack)));
    }

    /** A constraint on numbers, met where its slack is 0 or more. */
    public static Constraint on(List<Parameter> parameters, String text, ToDoubleFunction<double[]> slack) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        return new Constraint(
                text,
                Set.copyOf(names),
                values -> slack.applyAsDouble(names.stream()
                                .mapToDouble(name -> ((Number) values.get(name)).doubleValue())
                                .toArray())
                        >= 0);
    }

    /** Whether every constraint holds: by a way of its own. */
    public static boolean allows(Space space, Point point) {
        return space.constraints().stream().noneMatch(constraint -> !constraint.holds(point.values()));
    }

    private static Arbitrary<Space> of(Arbitrary<Space> spaces) {
        return Combinators.combine(spaces, Arbitraries.longs())
                .as(ConstrainedSpaces::constrained)
                .filter(space -> space.emptiness().isEmpty());
    }

    private static Space constrained(Space space, long seed) {
        Random random = new Random(seed);
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            Parameter one =
                    space.parameters().get(random.nextInt(space.parameters().size()));
            Parameter other =
                    space.parameters().get(random.nextInt(space.parameters().size()));
            double limit = random.nextDouble();
            constraints.add(
                    switch (random.nextInt(3)) {
                        case 0 ->
                            constraint(
                                    one.name() + " + " + other.name() + " <= " + 2 * limit,
                                    one,
                                    other,
                                    (a, b) -> a + b <= 2 * limit);
                        case 1 ->
                            constraint(
                                    one.name() + " < " + other.name() + " + " + limit,
                                    one,
                                    other,
                                    (a, b) -> a < b + limit);
                        default ->
                            constraint(
                                    "|" + one.name() + " - " + limit + "| > 0.2",
                                    one,
                                    one,
                                    (a, b) -> Math.abs(a - limit) > 0.2);
                    });
        }
        return new Space(space.parameters(), constraints);
    }

    private interface Relation {
        boolean holds(double a, double b);
    }

    private static Constraint constraint(String text, Parameter one, Parameter other, Relation relation) {
        return new Constraint(text, new HashSet<>(List.of(one.name(), other.name())), values -> {
            Object a = values.get(one.name());
            Object b = values.get(other.name());
            return a == null || b == null || relation.holds(share(one, a), share(other, b));
        });
    }

    /** How far up its range a value lies, from 0 to 1. */
    private static double share(Parameter parameter, Object value) {
        return switch (parameter) {
            case DoubleParameter p -> (((Double) value) - p.min()) / Math.max(p.max() - p.min(), 1e-9);
            case IntegerParameter p -> (((Long) value) - p.min()) / (double) Math.max(p.max() - p.min(), 1);
            case OrdinalParameter p ->
                p.values().indexOf(value) / (double) p.values().size();
            case CategoricalParameter p ->
                p.values().indexOf(value) / (double) p.values().size();
            case BooleanParameter p -> value.equals(true) ? 1 : 0;
            case PermutationParameter p -> p.of().indexOf(((List<?>) value).getFirst()) / (double) p.of().size();
        };
    }

    /** What takes part in a test by hand. */
    public static Map<String, Object> values(Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }
}
