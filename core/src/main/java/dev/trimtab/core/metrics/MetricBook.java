package dev.trimtab.core.metrics;

import dev.trimtab.api.v1alpha1.ObjectiveSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one attempt of a trial has reported so far, in constant memory: at most {@value #MAX_METRICS} metrics beside the
 * objective, each with at most 200 points. Safe for one writer and many readers.
 */
public final class MetricBook {

    private static final int MAX_METRICS = 15;

    /** As many characters as the name of an objective may have. */
    private static final int MAX_NAME = 253;

    private final ObjectiveSpec objective;
    private final Map<String, Series> series = new LinkedHashMap<>();

    public MetricBook(ObjectiveSpec objective) {
        this.objective = objective;
    }

    /** Takes a report; one of a metric too many, or with a name too long, is dropped. */
    public synchronized void add(Report report) {
        Series known = series.get(report.metric());
        boolean isObjective = report.metric().equals(objective.metric());
        if (known == null && (isObjective || isRoomFor(report.metric()))) {
            known = new Series(isObjective ? objective.goal() : Goal.Maximize);
            series.put(report.metric(), known);
        }
        if (known != null) {
            known.add(report.step(), report.value());
        }
    }

    private boolean isRoomFor(String metric) {
        int others = series.size() - (series.containsKey(objective.metric()) ? 1 : 0);
        return others < MAX_METRICS && metric.length() <= MAX_NAME;
    }

    /** The objective so far, reduced as the experiment says; may be NaN or infinite; empty where it was never reported. */
    public synchronized OptionalDouble objective() {
        Series reports = series.get(objective.metric());
        if (reports == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (objective.reduce()) {
                    case Last -> reports.last();
                    case Best -> reports.best();
                    case Mean -> reports.mean();
                });
    }

    /** The step of the objective's last report. */
    public synchronized OptionalLong step() {
        Series reports = series.get(objective.metric());
        return reports == null ? OptionalLong.empty() : OptionalLong.of(reports.lastStep());
    }

    /** The names of the metrics that were reported. */
    public synchronized Set<String> names() {
        return Set.copyOf(series.keySet());
    }

    /** A snapshot for the trial's status. */
    public synchronized Map<String, MetricStatus> status() {
        Map<String, MetricStatus> status = new TreeMap<>();
        series.forEach((name, reports) -> status.put(name, reports.status()));
        return status;
    }
}
