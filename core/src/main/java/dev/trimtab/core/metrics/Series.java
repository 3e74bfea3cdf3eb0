package dev.trimtab.core.metrics;

import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.TrialStatus.CurvePoint;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The reports of one metric of one attempt, in constant memory: exact last, best and mean, and a thinned curve. */
final class Series {

    static final int MAX_POINTS = 200;

    private final Goal goal;
    private final List<CurvePoint> curve = new ArrayList<>();
    private long reports;
    private long finite;
    private long stride = 1;
    private double sum;
    private double last = Double.NaN;
    private double best = Double.NaN;
    private long lastStep;
    private long bestStep;
    private @Nullable CurvePoint lastPoint;

    Series(Goal goal) {
        this.goal = goal;
    }

    void add(OptionalLong step, double value) {
        reports++;
        last = value;
        lastStep = step.orElse(reports);
        if (!Double.isFinite(value)) {
            return;
        }
        sum += value;
        if (finite == 0 || better(value, best)) {
            best = value;
            bestStep = lastStep;
        }
        lastPoint = new CurvePoint(lastStep, value);
        if (finite % stride == 0) {
            curve.add(lastPoint);
            if (curve.size() == MAX_POINTS) {
                thin();
            }
        }
        finite++;
    }

    private boolean better(double a, double b) {
        return switch (goal) {
            case Maximize -> a > b;
            case Minimize -> a < b;
        };
    }

    /** Keeps every second point from the first one on. */
    private void thin() {
        var kept = new ArrayList<CurvePoint>();
        for (int i = 0; i < curve.size(); i += 2) {
            kept.add(curve.get(i));
        }
        curve.clear();
        curve.addAll(kept);
        stride *= 2;
    }

    /** NaN where nothing finite was reported. */
    double last() {
        return last;
    }

    double best() {
        return best;
    }

    double mean() {
        return sum / finite;
    }

    long lastStep() {
        return lastStep;
    }

    /** The curve ends with the last finite report, on the stride or not. */
    MetricStatus status() {
        var points = new ArrayList<>(curve);
        if (lastPoint != null && points.getLast() != lastPoint) {
            points.add(lastPoint);
        }
        return new MetricStatus(
                Double.isFinite(last) ? last : null, finite > 0 ? best : null, finite > 0 ? bestStep : null, points);
    }
}
