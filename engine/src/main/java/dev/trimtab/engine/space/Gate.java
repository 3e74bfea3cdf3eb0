package dev.trimtab.engine.space;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes an axis active: where its parent is active, too, and has one of certain values. */
final class Gate {
    static final Gate ALWAYS = new Gate(-1, null, null, Set.of(), new boolean[0]);

    private final int parent;
    private final @Nullable Axis axis;
    private final @Nullable Parameter parameter;
    private final Set<Object> values;
    private final boolean[] levels;

    private Gate(int parent, @Nullable Axis axis, @Nullable Parameter parameter, Set<Object> values, boolean[] levels) {
        this.parent = parent;
        this.axis = axis;
        this.parameter = parameter;
        this.values = values;
        this.levels = levels;
    }

    /** @param first the first axis of every parameter */
    static Gate of(Tree tree, Parameter child, Map<String, Integer> first, List<Axis> axes) {
        Condition when = child.when();
        if (when == null) {
            return ALWAYS;
        }
        Parameter parameter = tree.parent(when);
        int parent = first.get(parameter.name());
        Axis axis = axes.get(parent);
        Set<Object> values = new HashSet<>(tree.activating(when));
        boolean[] levels = new boolean[axis.levels()];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = values.contains(parameter.value(axis.middle(level)));
        }
        return new Gate(parent, axis, parameter, values, levels);
    }

    boolean isAlwaysOpen() {
        return parent < 0;
    }

    int parent() {
        return parent;
    }

    /** Whether the parent's value at this place of the cube is one of those that open the gate. */
    boolean isOpen(double[] place) {
        if (axis == null || parameter == null) {
            return true;
        }
        return axis.levels() > 0
                ? levels[axis.level(place[parent])]
                : values.contains(parameter.value(Arrays.copyOfRange(place, parent, parent + parameter.dimensions())));
    }
}
