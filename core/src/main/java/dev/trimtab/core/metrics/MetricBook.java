package dev.trimtab.core.metrics;

import dev.trimtab.api.v1alpha1.ConstraintSpec;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one attempt of a trial has reported so far, in constant memory: at most {@value #MAX_METRICS} metrics beside those
 * that it must report, each with at most 200 points. Safe for one writer and many readers.
 */
public final class MetricBook {

    private static final int MAX_METRICS = 15;

    /** As many characters as the name of an objective may have. */
    private static final int MAX_NAME = 253;

    private final List<ObjectiveSpec> objectives;
    private final List<String> constrained;
    private final Map<String, Series> series = new LinkedHashMap<>();

    /** For an experiment's objectives and constraints. */
    public MetricBook(ExperimentSpec spec) {
        this(
                spec.objectives(),
                spec.constraints().stream().map(ConstraintSpec::metric).toList());
    }

    /** @param objectives at least one */
    public MetricBook(List<ObjectiveSpec> objectives) {
        this(objectives, List.of());
    }

    private MetricBook(List<ObjectiveSpec> objectives, List<String> constrained) {
        this.objectives = List.copyOf(objectives);
        this.constrained = List.copyOf(constrained);
    }

    public MetricBook(ObjectiveSpec objective) {
        this(List.of(objective));
    }

    /** Takes a report; one of a metric too many, or with a name too long, is dropped. */
    public synchronized void add(Report report) {
        Series known = series.get(report.metric());
        Optional<ObjectiveSpec> objective = objectives.stream()
                .filter(spec -> spec.metric().equals(report.metric()))
                .findFirst();
        if (known == null && (isRequired(report.metric()) || isRoomFor(report.metric()))) {
            known = new Series(objective.map(ObjectiveSpec::goal).orElse(Goal.Maximize));
            series.put(report.metric(), known);
        }
        if (known != null) {
            known.add(report.step(), report.value());
        }
    }

    private boolean isRoomFor(String metric) {
        long others =
                series.keySet().stream().filter(known -> !isRequired(known)).count();
        return others < MAX_METRICS && metric.length() <= MAX_NAME;
    }

    private boolean isRequired(String metric) {
        return constrained.contains(metric)
                || objectives.stream().anyMatch(objective -> objective.metric().equals(metric));
    }

    /** The first objective so far, as in {@link #objectives}. */
    public synchronized OptionalDouble objective() {
        return reduced(objectives.getFirst());
    }

    /**
     * Each objective so far by its metric, in the experiment's order, reduced as it says; may be NaN or infinite; empty where it
     * was never reported.
     */
    public synchronized Map<String, OptionalDouble> objectives() {
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        objectives.forEach(objective -> values.put(objective.metric(), reduced(objective)));
        return values;
    }

    /**
     * The last report of each constrained metric so far, in the experiment's order; may be NaN or infinite; empty where it was
     * never reported.
     */
    public synchronized Map<String, OptionalDouble> constrained() {
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        for (String metric : constrained) {
            Series reports = series.get(metric);
            values.put(metric, reports == null ? OptionalDouble.empty() : OptionalDouble.of(reports.last()));
        }
        return values;
    }

    private OptionalDouble reduced(ObjectiveSpec objective) {
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

    /** The step of the first objective's last report. */
    public synchronized OptionalLong step() {
        Series reports = series.get(objectives.getFirst().metric());
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
