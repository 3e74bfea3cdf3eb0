package dev.trimtab.engine.space;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What parameters that list their values share. */
final class Choices {
    private Choices() {}

    /** The value at {@code u} in [0, 1), each as likely as the others. */
    static <T> T pick(List<T> values, double u) {
        return values.get(Math.min(values.size() - 1, (int) (u * values.size())));
    }

    static Optional<String> problem(String name, List<?> values, Object raw, Object typed) {
        return values.contains(typed) ? Optional.empty() : Text.refusal(name, raw, "write " + Text.oneOf(values));
    }

    /** An immutable copy; refuses an empty list and repeated values. */
    static List<String> distinct(String name, List<String> values) {
        if (values.isEmpty()) {
            throw Text.invalid(name, "it lists no value: list at least one");
        }
        var seen = new HashSet<String>();
        for (String value : values) {
            if (!seen.add(value)) {
                throw Text.invalid(name, "it lists '" + value + "' twice: list each value once");
            }
        }
        return List.copyOf(values);
    }
}
