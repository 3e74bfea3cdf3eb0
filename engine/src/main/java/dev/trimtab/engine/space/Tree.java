package dev.trimtab.engine.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters as a forest: each stands under the parent that its condition names.
 *
 * @param byName every parameter, in the space's order
 * @param roots the names of those that are always active
 * @param children the parameters directly under each name
 * @param order every parameter, a parent before its children and these directly after it
 */
record Tree(
        Map<String, Parameter> byName,
        List<Parameter> roots,
        Map<String, List<Parameter>> children,
        List<Parameter> order) {

    /** Refuses what is no forest with an {@link IllegalArgumentException} naming the parameter. */
    static Tree of(List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("The space has no parameter: give it at least one.");
        }
        Map<String, Parameter> byName = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (byName.put(parameter.name(), parameter) != null) {
                throw Text.invalid(parameter.name(), "its name is given twice: give every parameter its own");
            }
        }
        List<Parameter> roots = new ArrayList<>();
        Map<String, List<Parameter>> children = new HashMap<>();
        for (Parameter parameter : parameters) {
            Condition when = parameter.when();
            if (when == null) {
                roots.add(parameter);
            } else {
                requireParent(parameter, when, byName);
                children.computeIfAbsent(when.parameter(), name -> new ArrayList<>())
                        .add(parameter);
            }
        }
        List<Parameter> order = new ArrayList<>();
        roots.forEach(root -> visit(root, children, order));
        if (order.size() < parameters.size()) {
            throw cycle(byName, order);
        }
        return new Tree(byName, roots, children, order);
    }

    List<Parameter> childrenOf(Parameter parameter) {
        return children.getOrDefault(parameter.name(), List.of());
    }

    /** The name of the root under which a parameter stands; its own for a root. */
    String root(String name) {
        Condition when = byName.get(name).when();
        return when == null ? name : root(when.parameter());
    }

    Parameter parent(Condition when) {
        return byName.get(when.parameter());
    }

    /** The values of the parent that make its child active, in the parent's own types. */
    List<Object> activating(Condition when) {
        Parameter parent = parent(when);
        return when.values().stream().map(parent::typed).distinct().toList();
    }

    boolean isActive(Parameter parameter, Map<String, ?> values) {
        Condition when = parameter.when();
        if (when == null) {
            return true;
        }
        Object value = values.get(when.parameter());
        return value != null && activating(when).contains(parent(when).typed(value)) && isActive(parent(when), values);
    }

    private static void requireParent(Parameter child, Condition when, Map<String, Parameter> byName) {
        Parameter parent = byName.get(when.parameter());
        if (parent == null) {
            throw Text.invalid(
                    child.name(), "it depends on '" + when.parameter() + "', which is not a parameter of this space");
        }
        if (parent.cardinality().isEmpty()) {
            throw Text.invalid(
                    child.name(),
                    "it depends on '" + parent.name()
                            + "', a continuum that hardly ever meets a listed value: give that one a step");
        }
        for (Object value : when.values()) {
            parent.problem(value).ifPresent(sentence -> {
                throw new IllegalArgumentException(
                        "Parameter '" + child.name() + "' depends on a value that its parent cannot take. " + sentence);
            });
        }
    }

    private static void visit(Parameter parameter, Map<String, List<Parameter>> children, List<Parameter> order) {
        order.add(parameter);
        children.getOrDefault(parameter.name(), List.of()).forEach(child -> visit(child, children, order));
    }

    /** What no root leads to hangs on a cycle: following parents from there ends in it. */
    private static IllegalArgumentException cycle(Map<String, Parameter> byName, List<Parameter> reached) {
        Set<String> path = new LinkedHashSet<>(byName.keySet());
        reached.forEach(parameter -> path.remove(parameter.name()));
        String name = path.iterator().next();
        Set<String> seen = new LinkedHashSet<>();
        while (seen.add(name)) {
            Condition when = byName.get(name).when();
            name = when == null ? name : when.parameter();
        }
        return Text.invalid(
                name, "it depends on itself, by way of " + List.copyOf(seen) + ": remove one of the conditions");
    }
}
