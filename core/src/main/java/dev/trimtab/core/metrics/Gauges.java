package dev.trimtab.core.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages that one attempt of a trial serves, one after another: a gauge that stands still is no new report. */
public final class Gauges {

    private final List<String> metrics;
    private final Map<String, Report> latest = new HashMap<>();

    /** @param metrics the metrics to look up */
    public Gauges(List<String> metrics) {
        this.metrics = List.copyOf(metrics);
    }

    /** The reports of a page that differ from the page before: in their value, or in their step where the page has one. */
    public List<Report> read(String page) {
        return PrometheusText.read(page, metrics).stream()
                .filter(report -> !report.equals(latest.put(report.metric(), report)))
                .toList();
    }
}
