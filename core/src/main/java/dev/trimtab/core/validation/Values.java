package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.trimtab.api.v1alpha1.CategoricalSpec;
import dev.trimtab.api.v1alpha1.DoubleSpec;
import dev.trimtab.api.v1alpha1.IntegerSpec;
import dev.trimtab.api.v1alpha1.OrdinalSpec;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.PermutationSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a parameter can have a value. */
final class Values {

    private static final int VALUES_TOLD = 8;

    private Values() {}

    /** What is wrong with a value of a parameter; empty when nothing is. */
    static Optional<String> problem(JsonNode value, ParameterSpec parameter) {
        String name = parameter.name();
        if (parameter.doubleRange() != null) {
            return inDouble(name, value, parameter.doubleRange());
        }
        if (parameter.integer() != null) {
            return inInteger(name, value, parameter.integer());
        }
        if (parameter.ordinal() != null) {
            return inOrdinal(name, value, parameter.ordinal());
        }
        if (parameter.categorical() != null) {
            return inCategorical(name, value, parameter.categorical());
        }
        if (parameter.permutation() != null) {
            return inPermutation(name, value, parameter.permutation());
        }
        return value.isBoolean()
                ? Optional.empty()
                : Optional.of(name + " is true or false, without quotes, not " + told(value));
    }

    private static Optional<String> inDouble(String name, JsonNode value, DoubleSpec range) {
        if (!value.isNumber()) {
            return Optional.of(name + " is a number, not " + told(value));
        }
        double number = value.doubleValue();
        double min = range.min();
        if (!(number >= min && number <= range.max())) {
            return Optional.of(name + " lies between " + GoText.number(min) + " and " + GoText.number(range.max())
                    + "; " + told(value) + " does not");
        }
        if (range.step() == null) {
            return Optional.empty();
        }
        // In decimals, as the engine counts: 0.1 + 2 × 0.1 is 0.3.
        BigDecimal step = BigDecimal.valueOf(range.step());
        BigDecimal least = BigDecimal.valueOf(min);
        BigDecimal above = BigDecimal.valueOf(number).subtract(least);
        if (above.remainder(step).signum() == 0) {
            return Optional.empty();
        }
        BigDecimal last = BigDecimal.valueOf(range.max()).subtract(least).divideToIntegralValue(step);
        BigDecimal nearest = above.divide(step, 0, RoundingMode.HALF_EVEN).min(last);
        return Optional.of(name + " goes in steps of " + GoText.number(range.step()) + " from " + GoText.number(min)
                + "; " + told(value) + " is between two of them, the nearest is "
                + GoText.number(least.add(nearest.multiply(step)).doubleValue()));
    }

    private static Optional<String> inInteger(String name, JsonNode value, IntegerSpec range) {
        if (!value.isNumber() || value.doubleValue() != Math.rint(value.doubleValue())) {
            return Optional.of(name + " is a whole number, not " + told(value));
        }
        if (!value.canConvertToLong() || value.longValue() < range.min() || value.longValue() > range.max()) {
            return Optional.of(
                    name + " lies between " + range.min() + " and " + range.max() + "; " + told(value) + " does not");
        }
        long number = value.longValue();
        long over = Math.floorMod(number - range.min(), range.step());
        return over == 0
                ? Optional.empty()
                : Optional.of(name + " goes in steps of " + range.step() + " from " + range.min() + "; " + number
                        + " is between two of them, the one below is " + (number - over));
    }

    private static Optional<String> inOrdinal(String name, JsonNode value, OrdinalSpec list) {
        boolean listed = value.isNumber()
                && list.values().stream().anyMatch(number -> number.doubleValue() == value.doubleValue());
        return listed
                ? Optional.empty()
                : Optional.of(oneOf(
                        name, value, list.values().stream().map(GoText::number).toList()));
    }

    private static Optional<String> inCategorical(String name, JsonNode value, CategoricalSpec list) {
        if (value.isTextual() && list.values().contains(value.textValue())) {
            return Optional.empty();
        }
        String quotes = !value.isTextual() && list.values().contains(value.asText()) ? ": put it in quotes" : "";
        return Optional.of(oneOf(name, value, list.values())
                + quotes
                + Suggestion.didYouMean(value.isTextual() ? value.asText() : "", list.values()));
    }

    private static Optional<String> inPermutation(String name, JsonNode value, PermutationSpec list) {
        var words = value.valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .sorted()
                .toList();
        boolean complete = value.isArray()
                && value.size() == words.size()
                && words.equals(list.of().stream().sorted().toList());
        return complete
                ? Optional.empty()
                : Optional.of(name + " is a list of " + String.join(", ", list.of()) + " in any order, each once, not "
                        + told(value));
    }

    private static String oneOf(String name, JsonNode value, List<String> values) {
        return name + " is one of "
                + values.stream().limit(VALUES_TOLD).collect(Collectors.joining(", "))
                + (values.size() > VALUES_TOLD ? ", …" : "") + ", not " + told(value);
    }

    private static String told(JsonNode value) {
        return value.isNumber() && !value.isIntegralNumber()
                ? GoText.quoted(DoubleNode.valueOf(value.doubleValue()))
                : GoText.quoted(value);
    }
}
