package dev.trimtab.engine.space;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What every point must meet to be tried at all, such as {@code warmup < steps}. It is known beforehand; what is only measured
 * is a constraint of the study's. Two are equal where they say the same of the same parameters.
 */
public final class Constraint {
    private final String text;
    private final Set<String> parameters;
    private final Predicate<Map<String, Object>> test;

    /**
     * @param text what it says, for people
     * @param parameters the names of all that it speaks of
     * @param test whether a point meets it: a pure function of the values of the active ones among its parameters
     */
    public Constraint(String text, Set<String> parameters, Predicate<Map<String, Object>> test) {
        this.text = text;
        this.parameters = Set.copyOf(parameters);
        this.test = test;
    }

    public String text() {
        return text;
    }

    public Set<String> parameters() {
        return parameters;
    }

    /** @param values of the active parameters, in their own types */
    public boolean holds(Map<String, Object> values) {
        return test.test(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constraint constraint
                && text.equals(constraint.text)
                && parameters.equals(constraint.parameters);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
