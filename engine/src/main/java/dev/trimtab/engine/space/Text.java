package dev.trimtab.engine.space;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How values and refusals read. */
final class Text {
    private static final int LISTED = 12;

    private Text() {}

    static String oneOf(List<?> values) {
        String listed = values.stream().limit(LISTED).map(Text::value).collect(Collectors.joining(", "));
        String more = values.size() > LISTED ? ", ... (" + values.size() + " values)" : "";
        return values.size() == 1 ? listed : "one of " + listed + more;
    }

    /** A value as a person would write it: 0.00001 rather than 1.0E-5. */
    static String value(Object value) {
        if (value instanceof Double number && Double.isFinite(number)) {
            BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
            return Math.abs(decimal.scale()) <= LISTED ? decimal.toPlainString() : decimal.toString();
        }
        return value.toString();
    }

    static Optional<String> refusal(String parameter, Object value, String instead) {
        return Optional.of("Parameter '" + parameter + "' cannot be " + value(value) + ": " + instead + ".");
    }

    static IllegalArgumentException invalid(String parameter, String sentence) {
        return new IllegalArgumentException("Parameter '" + parameter + "': " + sentence + ".");
    }

    static String requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A parameter has no name: give it one.");
        }
        return name;
    }
}
