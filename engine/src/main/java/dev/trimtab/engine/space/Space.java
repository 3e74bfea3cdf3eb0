package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is tuned together. Conditions may make a forest of it: a parameter is active only where its parent has
 * certain values, and a parent may be listed before or after its children.
 *
 * @param parameters at least one, each with its own name
 */
public record Space(List<Parameter> parameters) {
    /**
     * Refuses, with an {@link IllegalArgumentException} whose sentence names the parameter: an empty space, a name given
     * twice, an unknown parent, a parent without steps, a value that the parent cannot take, a cycle of conditions.
     */
    public Space {
        parameters = List.copyOf(parameters);
        Tree.of(parameters);
    }

    /** How many coordinates a point of the unit cube has that decodes into a point of this space. */
    public int dimensions() {
        return parameters.stream().mapToInt(Parameter::dimensions).sum();
    }

    /** How many points there are, counted exactly over the conditions; empty where one parameter is a continuum. */
    public Optional<BigInteger> cardinality() {
        return parameters.stream().allMatch(parameter -> parameter.cardinality().isPresent())
                ? Optional.of(Enumeration.of(this, 2).count())
                : Optional.empty();
    }

    /** Whether the named parameter takes part where the others have these values; false for an unknown name. */
    public boolean isActive(String name, Map<String, ?> values) {
        Parameter parameter = tree().byName().get(name);
        return parameter != null && tree().isActive(parameter, values);
    }

    /** The values in the parameters' own types and order; what does not convert stays for {@link #problem} to refuse. */
    public Point typed(Map<String, ?> raw) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            Object value = raw.get(parameter.name());
            if (value != null) {
                values.put(parameter.name(), parameter.typed(value));
            }
        }
        raw.forEach(values::putIfAbsent);
        return new Point(values);
    }

    /** A sentence saying what is wrong with a hand-written point and what to write instead; empty where all is right. */
    public Optional<String> problem(Point point) {
        Map<String, Object> values = point.values();
        return partialProblem(values).or(() -> {
            Tree tree = tree();
            return parameters.stream()
                    .filter(parameter -> values.containsKey(parameter.name()) != tree.isActive(parameter, values))
                    .findFirst()
                    .map(parameter -> values.containsKey(parameter.name())
                            ? "Parameter '" + parameter.name() + "' is active only where " + parameter.when()
                                    + ": leave it out or give '"
                                    + parameter.when().parameter() + "'."
                            : "Parameter '" + parameter.name() + "' is missing: give it a value.");
        });
    }

    /** As {@link #problem}, for a point that leaves the choice of what it does not name to the engine. */
    public Optional<String> partialProblem(Map<String, ?> partial) {
        return Demand.of(tree(), partial).problems().stream().findFirst();
    }

    /**
     * The point at a place in the unit cube.
     *
     * @param cube {@link #dimensions()} coordinates, each in [0, 1), in the order of the parameters
     */
    public Point point(double... cube) {
        return complete(Map.of(), cube);
    }

    /**
     * A partial point made whole: what it names stays, parents of a named child get a value that makes it active, and the
     * rest comes from the unit cube as in {@link #point}.
     *
     * @throws IllegalArgumentException with the sentence of {@link #partialProblem}
     */
    public Point complete(Map<String, ?> partial, double... cube) {
        if (cube.length != dimensions()) {
            throw new IllegalArgumentException(
                    "The space has " + dimensions() + " dimensions, " + cube.length + " coordinates were given.");
        }
        Tree tree = tree();
        Demand demand = Demand.of(tree, partial);
        demand.problems().stream().findFirst().ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        Map<String, double[]> places = places(cube);
        Map<String, Object> values = new HashMap<>();
        for (Parameter parameter : tree.order()) {
            if (tree.isActive(parameter, values)) {
                double[] place = places.get(parameter.name());
                List<Object> choices = demand.choices().get(parameter.name());
                values.put(
                        parameter.name(), choices == null ? parameter.value(place) : Choices.pick(choices, place[0]));
            }
        }
        return typed(values);
    }

    Tree tree() {
        return Tree.of(parameters);
    }

    private Map<String, double[]> places(double[] cube) {
        Map<String, double[]> places = new HashMap<>();
        int from = 0;
        for (Parameter parameter : parameters) {
            int to = from + parameter.dimensions();
            places.put(parameter.name(), Arrays.copyOfRange(cube, from, to));
            from = to;
        }
        return places;
    }
}
