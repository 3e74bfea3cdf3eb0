package dev.trimtab.engine.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The brute-force twin of finite spaces: it lists everything, and shares no code with what it checks. */
public final class Twin {
    private Twin() {}

    /** Every value of a finite parameter, in order. */
    public static List<Object> values(Parameter parameter) {
        List<Object> values = new ArrayList<>();
        switch (parameter) {
            case BooleanParameter p -> values.addAll(List.of(false, true));
            case CategoricalParameter p -> values.addAll(p.values());
            case OrdinalParameter p -> values.addAll(p.values());
            case PermutationParameter p -> permutations(List.of(), p.of(), values);
            case IntegerParameter p -> {
                for (long value = p.min(); value <= p.max(); value += p.step()) {
                    values.add(value);
                }
            }
            case DoubleParameter p -> {
                BigDecimal step =
                        new BigDecimal(Objects.requireNonNull(p.step()).toString());
                BigDecimal max = new BigDecimal(Double.toString(p.max()));
                for (BigDecimal value = new BigDecimal(Double.toString(p.min()));
                        value.compareTo(max) <= 0;
                        value = value.add(step)) {
                    values.add(value.doubleValue());
                }
            }
        }
        return values;
    }

    /** Every point of a finite space: all combinations of all parameters, without what is inactive in each. */
    public static Set<Point> points(Space space) {
        List<Map<String, Object>> combinations = List.of(Map.of());
        for (Parameter parameter : space.parameters()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> combination : combinations) {
                for (Object value : values(parameter)) {
                    Map<String, Object> more = new LinkedHashMap<>(combination);
                    more.put(parameter.name(), value);
                    longer.add(more);
                }
            }
            combinations = longer;
        }
        Set<Point> points = new HashSet<>();
        for (Map<String, Object> combination : combinations) {
            Map<String, Object> active = new HashMap<>(combination);
            active.keySet().removeIf(name -> !isActive(space, name, combination));
            points.add(new Point(active));
        }
        return points;
    }

    /** Whether a parameter takes part; the values of inactive ones may be there or not. */
    static boolean isActive(Space space, String name, Map<String, Object> all) {
        for (Parameter parameter : space.parameters()) {
            if (parameter.name().equals(name)) {
                Condition when = parameter.when();
                return when == null
                        || (all.containsKey(when.parameter())
                                && when.values().contains(all.get(when.parameter()))
                                && isActive(space, when.parameter(), all));
            }
        }
        throw new AssertionError(name);
    }

    private static void permutations(List<String> begun, List<String> left, List<Object> into) {
        if (left.isEmpty()) {
            into.add(begun);
        }
        for (String element : left) {
            List<String> more = new ArrayList<>(begun);
            more.add(element);
            List<String> less = new ArrayList<>(left);
            less.remove(element);
            permutations(List.copyOf(more), less, into);
        }
    }
}
