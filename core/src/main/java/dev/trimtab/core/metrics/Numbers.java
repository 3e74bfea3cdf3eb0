package dev.trimtab.core.metrics;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as programs print them. */
final class Numbers {

    /** A decimal number, nan, inf or infinity; possessive, so that it never backtracks. */
    static final String PATTERN =
            "[-+]?(?:(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?+|[nN][aA][nN]|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?+)";

    private static final Pattern NUMBER = Pattern.compile(PATTERN);

    private Numbers() {}

    /**
     * @param text a decimal number, or nan, inf, infinity in any case and with any sign
     * @throws NumberFormatException for anything else
     */
    static double parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NumberFormatException("'" + text + "' is no number");
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
