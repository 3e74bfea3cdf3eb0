package dev.trimtab.core.metrics;

import java.util.Locale;

/** Numbers as programs print them. */
final class Numbers {

    private Numbers() {}

    /**
     * @param text a decimal number, or nan, inf, infinity in any case and with any sign
     * @throws NumberFormatException for anything else
     */
    static double parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
