package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything that is tuned together. Conditions may make a forest of it: a parameter is active only where its parent has
 * certain values, and a parent may be listed before or after its children.
 *
 * @param parameters at least one, each with its own name
 * @param constraints what every point must meet
 */
public record Space(List<Parameter> parameters, List<Constraint> constraints) {
    /**
     * Refuses, with an {@link IllegalArgumentException} whose sentence names the parameter: an empty space, a name given
     * twice, an unknown parent, a parent without steps, a value that the parent cannot take, a cycle of conditions, a constraint
     * on what is no parameter. Whether constraints leave anything is for {@link #emptiness} to say.
     */
    public Space {
        parameters = List.copyOf(parameters);
        constraints = List.copyOf(constraints);
        Tree tree = Tree.of(parameters);
        for (Constraint constraint : constraints) {
            for (String name : constraint.parameters()) {
                if (!tree.byName().containsKey(name)) {
                    throw new IllegalArgumentException("The constraint '" + constraint.text() + "' speaks of '" + name
                            + "', which is not a parameter of this space.");
                }
            }
        }
    }

    /** A space without constraints. */
    public Space(List<Parameter> parameters) {
        this(parameters, List.of());
    }

    /** How many coordinates a point of the unit cube has that decodes into a point of this space. */
    public int dimensions() {
        return parameters.stream().mapToInt(Parameter::dimensions).sum();
    }

    /** How many points there are, counted exactly over the conditions, though not over constraints; empty where one parameter is a continuum. */
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
                            : "Parameter '" + parameter.name() + "' is missing: give it a value.")
                    .or(() -> violation(values, constraints));
        });
    }

    /**
     * As {@link #problem}, for a point that leaves the choice of what it does not name to the engine. Constraints count that speak
     * of nothing but what it names; see {@link #emptiness(Map)} for the others.
     */
    public Optional<String> partialProblem(Map<String, ?> partial) {
        return Demand.of(tree(), partial).problems().stream().findFirst().or(() -> {
            List<Constraint> known = new ArrayList<>(constraints);
            known.removeIf(constraint -> !partial.keySet().containsAll(constraint.parameters()));
            return known.isEmpty() ? Optional.empty() : violation(typed(partial).values(), known);
        });
    }

    /** Whether values meet every constraint; those of the active parameters, in their own types. */
    public boolean allows(Map<String, Object> values) {
        for (Constraint constraint : constraints) {
            if (!constraint.holds(values)) {
                return false;
            }
        }
        return true;
    }

    /** A sentence that names the constraints which leave no point to try, as far as a search of bounded length can tell. */
    public Optional<String> emptiness() {
        return emptiness(Map.of());
    }

    /** As {@link #emptiness()}, of the points that complete a partial one. */
    public Optional<String> emptiness(Map<String, ?> partial) {
        return constraints.isEmpty() ? Optional.empty() : Emptiness.of(Region.of(this, partial));
    }

    private static Optional<String> violation(Map<String, Object> values, List<Constraint> constraints) {
        return constraints.stream()
                .filter(constraint -> !constraint.holds(values))
                .findFirst()
                .map(constraint -> "The point violates the constraint '" + constraint.text() + "'"
                        + (constraint.parameters().size() == 1
                                ? ": choose another value for "
                                : ": choose other values for ")
                        + String.join(", ", new TreeSet<>(constraint.parameters())) + ".");
    }

    /**
     * The point at a place in the unit cube, whether it meets the constraints or not.
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
        return new Point(Decoder.of(this, partial).values(cube));
    }

    Tree tree() {
        return Tree.of(parameters);
    }
}
