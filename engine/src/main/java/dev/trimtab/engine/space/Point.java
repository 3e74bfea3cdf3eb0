package dev.trimtab.engine.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The active parameters and their values, in the space's order. Two points are equal when their values are.
 *
 * @param values {@link Double}, {@link Long}, {@link String}, {@link Boolean} or {@code List<String>} by parameter
 */
public record Point(Map<String, Object> values) {
    public Point {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> copy.put(name, value instanceof List<?> list ? List.copyOf(list) : value));
        values = Collections.unmodifiableMap(copy);
    }
}
