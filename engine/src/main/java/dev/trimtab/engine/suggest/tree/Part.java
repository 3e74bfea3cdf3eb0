package dev.trimtab.engine.suggest.tree;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A parameter as something to decide on.
 *
 * @param axis its first axis
 * @param from the number of its first axis
 * @param to that of the axis after its last one
 * @param parent the number of the parent's axis; -1 where there is no parent
 * @param opening which of the parent's levels make it active; empty without a parent, and where the parent has too many values to
 *     tell them apart
 */
record Part(Axis axis, int from, int to, int parent, boolean[] opening) {
    static List<Part> of(Encoding encoding) {
        List<Parameter> parameters = encoding.space().parameters();
        Map<String, Integer> first = new HashMap<>();
        Map<String, Parameter> byName = new HashMap<>();
        int axes = 0;
        for (Parameter parameter : parameters) {
            first.put(parameter.name(), axes);
            byName.put(parameter.name(), parameter);
            axes += parameter.dimensions();
        }
        List<Part> parts = new ArrayList<>();
        for (Parameter parameter : parameters) {
            int from = first.get(parameter.name());
            Condition when = parameter.when();
            int parent = when == null ? -1 : first.get(when.parameter());
            parts.add(new Part(
                    encoding.axes().get(from),
                    from,
                    from + parameter.dimensions(),
                    parent,
                    when == null
                            ? new boolean[0]
                            : opening(
                                    byName.get(when.parameter()),
                                    encoding.axes().get(parent),
                                    when)));
        }
        return List.copyOf(parts);
    }

    private static boolean[] opening(Parameter parent, Axis axis, Condition when) {
        Set<Object> values = new HashSet<>();
        when.values().forEach(value -> values.add(parent.typed(value)));
        boolean[] opening = new boolean[axis.levels()];
        for (int level = 0; level < opening.length; level++) {
            opening[level] = values.contains(parent.value(axis.middle(level)));
        }
        return opening;
    }

    boolean isOrder() {
        return axis.kind() == Axis.Kind.RANK;
    }

    int size() {
        return to - from;
    }
}
