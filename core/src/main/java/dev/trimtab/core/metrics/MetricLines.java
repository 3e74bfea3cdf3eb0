package dev.trimtab.core.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds metrics in the lines of a log: {@code name=value} pairs anywhere in a line, or a line that is a JSON object with
 * numbers in it. A value named step, epoch, iteration or global_step is the step of the others on its line. Every other
 * line is left alone.
 */
public final class MetricLines {

    /** Longer lines are data, not reports. */
    private static final int MAX_LINE = 16_384;

    private static final Set<String> STEP_NAMES = Set.of("step", "global_step", "epoch", "iteration");

    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\w./:@-])([A-Za-z_][\\w./:@-]*)=([-+]?(?:\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|\\.\\d+(?:[eE][-+]?\\d+)?"
                    + "|[nN]a[nN]|[iI]nf(?:inity)?))(?![\\w.])");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private MetricLines() {}

    /** The reports of one line, in its order; none for a line that holds no metric. */
    public static List<Report> read(String line) {
        if (line.length() > MAX_LINE) {
            return List.of();
        }
        String text = line.strip();
        return reports(text.startsWith("{") && text.endsWith("}") ? jsonNumbers(text) : pairs(text));
    }

    private static List<Report> reports(Map<String, Double> numbers) {
        OptionalLong step = numbers.entrySet().stream()
                .filter(number -> isStep(number.getKey()) && Double.isFinite(number.getValue()))
                .mapToLong(number -> number.getValue().longValue())
                .findFirst();
        return numbers.entrySet().stream()
                .filter(number -> !isStep(number.getKey()))
                .map(number -> new Report(number.getKey(), step, number.getValue()))
                .toList();
    }

    private static boolean isStep(String name) {
        return STEP_NAMES.contains(name.toLowerCase(Locale.ROOT));
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
