package dev.trimtab.cli.display;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.core.study.Points;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers, durations and points for a person's eyes. */
public final class Texts {

    private static final MathContext DIGITS = new MathContext(4);

    private Texts() {}

    /** Four digits that matter: 0.9612, 1.2E-5, 120300. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value, DIGITS);
        if (rounded.signum() == 0) {
            return "0";
        }
        boolean tiny = Math.abs(value) < 1e-4;
        boolean huge = Math.abs(value) >= 1e9;
        BigDecimal plain = rounded.stripTrailingZeros();
        return tiny || huge ? String.format(Locale.ROOT, "%.3g", value) : plain.toPlainString();
    }

    /** {@code 0.3s}, {@code 45s}, {@code 1m20s}, {@code 2h05m}. */
    public static String duration(Duration duration) {
        if (duration.toMillis() > 0 && duration.toMillis() < 9950) {
            return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0);
        }
        long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? "%dm%02ds".formatted(seconds / 60, seconds % 60)
                : "%dh%02dm".formatted(seconds / 3600, seconds / 60 % 60);
    }

    /** {@code lr=0.0123 optimizer=adamw}. */
    public static String parameters(ObjectNode parameters) {
        return parameters.properties().stream()
                .map(field -> field.getKey() + "=" + value(field.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String value(JsonNode value) {
        return value.isFloatingPointNumber() ? number(value.doubleValue()) : Points.text(value);
    }
}
