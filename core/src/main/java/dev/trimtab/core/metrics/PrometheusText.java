package dev.trimtab.core.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads the Prometheus text format (and OpenMetrics, as far as samples go): the first sample of each name counts, whatever
 * its labels. A sample named step, global_step, iteration or epoch is the step of the page.
 */
public final class PrometheusText {

    /** Name, labels, value, timestamp, exemplar; every repetition is possessive, so that it neither backtracks nor recurses. */
    private static final Pattern SAMPLE = Pattern.compile(
            "\\s*+([A-Za-z_:][\\w:]*+)\\s*+(?:\\{(?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*+\")*+\\}\\s*+|(?<=\\s))"
                    + "([^\\s{}]++)(?:\\s++[-+.0-9eE]++)?+(?:\\s++#.*+)?+\\s*+");

    private PrometheusText() {}

    /** The name under which a page serves a metric: characters that Prometheus does not allow become '_'. */
    public static String sampleName(String metric) {
        String name = metric.replaceAll("[^A-Za-z0-9_:]", "_");
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /**
     * @param page the text of the page; lines that are no samples are left alone
     * @param metrics the metrics to look up
     * @return a report for each metric that the page serves, under the metric's own name
     */
    public static List<Report> read(String page, List<String> metrics) {
        Map<String, Double> samples = samples(page);
        OptionalLong step = StepNames.step(samples);
        var reports = new ArrayList<Report>();
        for (String metric : metrics) {
            Double value = samples.get(sampleName(metric));
            if (value != null) {
                reports.add(new Report(metric, step, value));
            }
        }
        return reports;
    }

    private static Map<String, Double> samples(String page) {
        Map<String, Double> samples = new LinkedHashMap<>();
        page.lines().forEach(line -> {
            var sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                try {
                    samples.putIfAbsent(sample.group(1), Numbers.parse(sample.group(2)));
                } catch (NumberFormatException notASample) {
                    // A malformed line says nothing; the others still count.
                }
            }
        });
        return samples;
    }
}
