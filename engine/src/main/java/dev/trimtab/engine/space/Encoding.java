package dev.trimtab.engine.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A space as vectors of numbers, for models.
 *
 * <p>There are two views of a point. Its <em>place</em> lies in the unit cube, has a coordinate for every axis whether the
 * parameter is active or not, and is what searches move about. Its <em>features</em> are what models compare: a number in
 * [0, 1], the number of a category, or NaN where the parameter is inactive. Both have {@link #size()} coordinates in the
 * order of {@link Space#point}.
 */
public final class Encoding {
    private final Space space;
    private final List<Axis> axes;
    private final Gate[] gates;
    private final int[] order;
    private final Decoder decoder;

    private Encoding(Space space, List<Axis> axes, Gate[] gates, int[] order) {
        this.space = space;
        this.decoder = Decoder.of(space, Map.of());
        this.axes = axes;
        this.gates = gates;
        this.order = order;
    }

    public static Encoding of(Space space) {
        List<Axis> axes = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        List<Parameter> parameters = space.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            first.put(parameters.get(i).name(), axes.size());
            axes.addAll(Axis.of(i, parameters.get(i)));
        }
        Tree tree = space.tree();
        Gate[] gates = new Gate[axes.size()];
        List<Integer> order = new ArrayList<>();
        for (Parameter parameter : tree.order()) {
            int from = first.get(parameter.name());
            Gate gate = Gate.of(tree, parameter, first, axes);
            for (int axis = from; axis < from + parameter.dimensions(); axis++) {
                gates[axis] = gate;
                order.add(axis);
            }
        }
        return new Encoding(
                space,
                List.copyOf(axes),
                gates,
                order.stream().mapToInt(Integer::intValue).toArray());
    }

    public Space space() {
        return space;
    }

    public List<Axis> axes() {
        return axes;
    }

    public int size() {
        return axes.size();
    }

    /** Whether an axis depends on another one's value. */
    public boolean isConditional(int axis) {
        return !gates[axis].isAlwaysOpen();
    }

    /** The point at a place, whether it meets the constraints or not; what is inactive there is left out. */
    public Point point(double[] place) {
        double[] inside = place.clone();
        for (int i = 0; i < inside.length; i++) {
            inside[i] = Math.clamp(inside[i], 0, Math.nextDown(1.0));
        }
        return new Point(decoder.values(inside));
    }

    /** The place of a point, in the middle of each value's part; inactive parameters lie in the middle of the cube. */
    public double[] place(Point point) {
        double[] place = new double[size()];
        int axis = 0;
        for (Parameter parameter : space.parameters()) {
            Object value = point.values().get(parameter.name());
            int next = axis + parameter.dimensions();
            if (value == null) {
                Arrays.fill(place, axis, next, 0.5);
            } else {
                System.arraycopy(parameter.place(value), 0, place, axis, next - axis);
            }
            axis = next;
        }
        return place;
    }

    /** What models see at a place. */
    public double[] features(double[] place) {
        double[] features = new double[place.length];
        features(place, features);
        return features;
    }

    /** As {@link #features(double[])}, into an array that is there already. */
    public void features(double[] place, double[] features) {
        for (int axis : order) {
            Gate gate = gates[axis];
            boolean active = gate.isAlwaysOpen() || (!Double.isNaN(features[gate.parent()]) && gate.isOpen(place));
            features[axis] = active ? axes.get(axis).feature(place[axis]) : Double.NaN;
        }
        ranks(place, features);
    }

    /** A permutation is seen by the ranks of its keys, evenly spaced. */
    private void ranks(double[] place, double[] features) {
        int from = 0;
        while (from < size()) {
            int to = from + 1;
            if (axes.get(from).kind() == Axis.Kind.RANK) {
                while (to < size() && axes.get(to).parameter() == axes.get(from).parameter()) {
                    to++;
                }
                for (int axis = from; axis < to && !Double.isNaN(features[from]); axis++) {
                    int rank = 0;
                    for (int other = from; other < to; other++) {
                        boolean before = place[other] < place[axis] || (place[other] == place[axis] && other < axis);
                        rank += before ? 1 : 0;
                    }
                    features[axis] = (rank + 0.5) / (to - from);
                }
            }
            from = to;
        }
    }
}
