package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plain scalar means to {@code kubectl} (sigs.k8s.io/yaml): YAML 1.1 with its {@code yes} and {@code on}, but with
 * {@code 1e-5} as a number and dates as texts. SnakeYAML differs in all three, so it is not asked.
 */
final class Scalars {

    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> INFINITE =
            Set.of(".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");
    private static final Set<String> NAN = Set.of(".nan", ".NaN", ".NAN");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");

    /** Beyond it a whole double is written with an exponent, and the API server reads no integer. */
    private static final double WHOLE = 9e15;

    private Scalars() {}

    static JsonNode plain(String text) {
        if (NULL.contains(text)) {
            return NullNode.instance;
        }
        if (TRUE.contains(text)) {
            return BooleanNode.TRUE;
        }
        if (FALSE.contains(text)) {
            return BooleanNode.FALSE;
        }
        if (NAN.contains(text)) {
            return DoubleNode.valueOf(Double.NaN);
        }
        if (INFINITE.contains(text)) {
            return DoubleNode.valueOf(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        JsonNode number = Character.isLetter(text.charAt(0)) ? null : number(text.replace("_", ""));
        return number == null ? TextNode.valueOf(text) : number;
    }

    /** {@code !!float 5}, {@code !!bool "yes"}: a scalar whose tag says its type. */
    static JsonNode tagged(String tag, String text) {
        JsonNode value = plain(text);
        return switch (tag.substring(tag.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT)) {
            case "int", "float", "bool", "null" -> value;
            default -> TextNode.valueOf(text);
        };
    }

    private static JsonNode number(String text) {
        var whole = INTEGER.matcher(text);
        if (whole.matches()) {
            String hex = whole.group(2);
            String binary = whole.group(3);
            String octal = whole.group(4);
            BigInteger size = hex != null
                    ? new BigInteger(hex, 16)
                    : binary != null
                            ? new BigInteger(binary, 2)
                            : octal != null ? new BigInteger(octal, 8) : new BigInteger(whole.group(5));
            return integer(whole.group(1).equals("-") ? size.negate() : size);
        }
        if (FLOAT.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (Double.isInfinite(value)) {
                return null;
            }
            // On its way to the API server 5.0 becomes 5.
            return value == Math.rint(value) && Math.abs(value) < WHOLE
                    ? LongNode.valueOf((long) value)
                    : DoubleNode.valueOf(value);
        }
        return null;
    }

    private static JsonNode integer(BigInteger value) {
        return value.bitLength() < Long.SIZE
                ? LongNode.valueOf(value.longValue())
                : DoubleNode.valueOf(value.doubleValue());
    }
}
