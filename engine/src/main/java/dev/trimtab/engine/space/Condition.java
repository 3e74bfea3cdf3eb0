package dev.trimtab.engine.space;

import java.util.List;

/**
 * A parameter with this condition is active only where {@code parameter} is active and has one of {@code values}.
 *
 * @param parameter the name of the parent
 * @param values at least one value, typed as the parent's values are
 */
public record Condition(String parameter, List<Object> values) {
    /** Refuses an empty list of values with an {@link IllegalArgumentException}. */
    public Condition {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "A condition on parameter '" + parameter + "' lists no value: list at least one.");
        }
    }

    @Override
    public String toString() {
        return "'" + parameter + "' is " + Text.oneOf(values);
    }
}
