package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Values as Go prints them in the API server's sentences. */
final class GoText {

    private GoText() {}

    /** Texts in quotes, everything else as JSON. */
    static String quoted(JsonNode value) {
        return value.isFloatingPointNumber() ? number(value.doubleValue()) : value.toString();
    }

    /** The shortest digits that mean the same double; with an exponent below 1e-4 and from 1e21 on. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return "0";
        }
        var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -4 && exponent < 21) {
            return digits.toPlainString();
        }
        String all = digits.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "")
                + all.charAt(0)
                + (all.length() > 1 ? "." + all.substring(1) : "")
                + "e"
                + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /** The type of a value as the API server names it. */
    static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case STRING, BINARY -> "string";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
        };
    }
}
