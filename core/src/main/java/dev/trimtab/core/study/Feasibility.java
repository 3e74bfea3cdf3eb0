package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.ConstraintSpec;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.engine.study.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether trials keep the bounds of their experiment's constraints, by the last report of each metric. */
public final class Feasibility {

    private Feasibility() {}

    /** A bound, and by how much a value exceeds it in the metric's unit: 0 or less where it keeps it, NaN where there is none. */
    private record Bound(ConstraintSpec constraint, boolean upper, double limit, double value) {

        double violation() {
            return upper ? value - limit : limit - value;
        }

        String sentence() {
            return constraint.metric()
                    + (Double.isNaN(value)
                            ? " is not known"
                            : " = " + value + (upper ? " is above " : " is below ") + limit);
        }
    }

    /**
     * By how much a trial violates each bound, in the unit of its metric: of each constraint {@code min - value}, then {@code
     * value - max}, as far as it has them. Of a trial that succeeded NaN where a metric is missing; of another one empty
     * until all are there.
     *
     * @param metrics what it has measured, by name
     */
    public static List<Double> violations(ExperimentSpec spec, TrialState state, Map<String, MetricStatus> metrics) {
        List<Double> violations =
                bounds(spec, metrics).stream().map(Bound::violation).toList();
        boolean isOpen = state != TrialState.SUCCEEDED && violations.stream().anyMatch(value -> value.isNaN());
        return isOpen ? List.of() : violations;
    }

    /** Which bounds a trial that succeeded does not keep, such as "memory_gib = 40.5 is above 38.0"; empty where it keeps all. */
    public static String complaint(ExperimentSpec spec, Map<String, MetricStatus> metrics) {
        return bounds(spec, metrics).stream()
                .filter(bound -> !(bound.violation() <= 0))
                .map(Bound::sentence)
                .collect(Collectors.joining(", "));
    }

    /**
     * Whether trials have succeeded, and none of them meets every constraint.
     *
     * @param succeeded the violations of each trial that has
     */
    public static boolean isNowhere(ExperimentSpec spec, List<List<Double>> succeeded) {
        return !spec.constraints().isEmpty()
                && !succeeded.isEmpty()
                && succeeded.stream()
                        .noneMatch(violations -> violations.stream().allMatch(violation -> violation <= 0));
    }

    private static List<Bound> bounds(ExperimentSpec spec, Map<String, MetricStatus> metrics) {
        List<Bound> bounds = new ArrayList<>();
        for (ConstraintSpec constraint : spec.constraints()) {
            MetricStatus measured = metrics.get(constraint.metric());
            Double last = measured == null ? null : measured.last();
            double value = last == null ? Double.NaN : last;
            if (constraint.min() != null) {
                bounds.add(new Bound(constraint, false, constraint.min(), value));
            }
            if (constraint.max() != null) {
                bounds.add(new Bound(constraint, true, constraint.max(), value));
            }
        }
        return bounds;
    }
}
