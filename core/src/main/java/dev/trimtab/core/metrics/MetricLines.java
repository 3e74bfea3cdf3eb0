package dev.trimtab.core.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds metrics in the lines of a log: {@code name=value} pairs anywhere in a line, spaces around the sign allowed, or a
 * line that is a JSON object with numbers in it. A value named step, global_step, iteration or epoch is the step of the
 * others on its line. Every other line is left alone. Colours are ignored, and a carriage return ends a line as a line
 * feed does: progress bars write so.
 */
public final class MetricLines {

    /** Longer lines are data, not reports. */
    private static final int MAX_LINE = 16_384;

    /**
     * A name begins after something that is no part of a name, of an option ({@code --lr=1}) or of a URL's query ({@code
     * ?a=1&b=2}). A number is none before more of a word, a version, a date or a list ({@code 1.2.3}, {@code 2026-01-31},
     * {@code 1,000}). Every repetition is possessive, so that the time is linear in the line.
     */
    private static final Pattern PAIR = Pattern.compile(
            "(?U)(?<![\\w./@?&-])([\\p{L}_][\\w./@-]*+)[ \\t]*+=[ \\t]*+(" + Numbers.PATTERN + ")(?!\\w|[.,:-][0-9])");

    private static final Pattern CARRIAGE_RETURN = Pattern.compile("\r");

    /** What colours a terminal: ESC [ … letter. */
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;?]*+[A-Za-z]");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private MetricLines() {}

    /** The reports of one line, in its order; none for a line that holds no metric. */
    public static List<Report> read(String line) {
        return CARRIAGE_RETURN
                .splitAsStream(line)
                .filter(part -> part.length() <= MAX_LINE)
                .flatMap(part ->
                        reports(numbers(COLOUR.matcher(part).replaceAll("").strip())))
                .toList();
    }

    private static Stream<Report> reports(Map<String, Double> numbers) {
        OptionalLong step = StepNames.step(numbers);
        return numbers.entrySet().stream()
                .filter(number -> !StepNames.contains(number.getKey()))
                .map(number -> new Report(number.getKey(), step, number.getValue()));
    }

    private static Map<String, Double> numbers(String text) {
        return text.startsWith("{") && text.endsWith("}") ? jsonNumbers(text) : pairs(text);
    }

    private static Map<String, Double> pairs(String text) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        var pairs = PAIR.matcher(text);
        while (pairs.find()) {
            numbers.put(pairs.group(1), Numbers.parse(pairs.group(2)));
        }
        return numbers;
    }

    private static Map<String, Double> jsonNumbers(String text) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        try {
            for (var field : JSON.readTree(text).properties()) {
                JsonNode value = field.getValue();
                if (value.isNumber()) {
                    numbers.put(field.getKey(), value.doubleValue());
                }
            }
        } catch (JsonProcessingException notJson) {
            return pairs(text);
        }
        return numbers;
    }
}
