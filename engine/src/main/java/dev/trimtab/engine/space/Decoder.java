package dev.trimtab.engine.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns places of the unit cube into the values of points; made once for many of them. */
final class Decoder {
    /**
     * A parameter.
     *
     * @param parent its parent's number in the space, -1 for a root
     * @param activating the parent's values that make it active
     * @param from its first coordinate
     * @param choices the values left to it; {@code null} where it is free
     */
    private record Part(
            int number,
            Parameter parameter,
            int parent,
            Set<Object> activating,
            int from,
            @Nullable List<Object> choices) {}

    private final int dimensions;
    private final List<Part> order;
    private final String[] names;

    private Decoder(int dimensions, List<Part> order, String[] names) {
        this.dimensions = dimensions;
        this.order = order;
        this.names = names;
    }

    /** @throws IllegalArgumentException with the sentence of {@link Space#partialProblem} */
    static Decoder of(Space space, Map<String, ?> partial) {
        Tree tree = space.tree();
        Demand demand = Demand.of(tree, partial);
        demand.problems().stream().findFirst().ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> first = new HashMap<>();
        int dimensions = 0;
        for (Parameter parameter : space.parameters()) {
            numbers.put(parameter.name(), numbers.size());
            first.put(parameter.name(), dimensions);
            dimensions += parameter.dimensions();
        }
        List<Part> order = new ArrayList<>();
        for (Parameter parameter : tree.order()) {
            String name = parameter.name();
            Condition when = parameter.when();
            order.add(new Part(
                    numbers.get(name),
                    parameter,
                    when == null ? -1 : numbers.get(when.parameter()),
                    when == null ? Set.of() : new HashSet<>(tree.activating(when)),
                    first.get(name),
                    demand.choices().get(name)));
        }
        String[] names = space.parameters().stream().map(Parameter::name).toArray(String[]::new);
        return new Decoder(dimensions, List.copyOf(order), names);
    }

    /** One that knows only of these parameters and of those that they depend on. */
    Decoder only(Set<String> wanted) {
        Set<Integer> kept = new HashSet<>();
        for (Part part : order.reversed()) {
            if (wanted.contains(names[part.number()]) || kept.contains(part.number())) {
                kept.add(part.number());
                kept.add(part.parent());
            }
        }
        return new Decoder(
                dimensions,
                order.stream().filter(part -> kept.contains(part.number())).toList(),
                names);
    }

    /**
     * The active parameters and their values, in the space's order.
     *
     * @param cube coordinates in [0, 1)
     */
    Map<String, Object> values(double... cube) {
        if (cube.length != dimensions) {
            throw new IllegalArgumentException(
                    "The space has " + dimensions + " dimensions, " + cube.length + " coordinates were given.");
        }
        @Nullable Object[] values = new Object[names.length];
        for (Part part : order) {
            Object parent = part.parent() < 0 ? null : values[part.parent()];
            if (part.parent() < 0 || (parent != null && part.activating().contains(parent))) {
                values[part.number()] = value(part, cube);
            }
        }
        Map<String, Object> active = LinkedHashMap.newLinkedHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null) {
                active.put(names[i], values[i]);
            }
        }
        return active;
    }

    private static Object value(Part part, double[] cube) {
        if (part.choices() != null) {
            return Choices.pick(part.choices(), cube[part.from()]);
        }
        int dimensions = part.parameter().dimensions();
        return part.parameter().value(Arrays.copyOfRange(cube, part.from(), part.from() + dimensions));
    }
}
