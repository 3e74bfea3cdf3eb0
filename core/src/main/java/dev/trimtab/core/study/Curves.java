package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.TrialStatus.CurvePoint;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.engine.schedule.Report;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learning curves as the engine has them. */
public final class Curves {

    private Curves() {}

    /**
     * What a trial's status tells of its objective on its way. The curve there is thinned; the best report is put back in its
     * place, and a last one that is not finite, which no status can hold, at the end.
     *
     * @param step of the last report; null where there was none
     */
    public static List<Report> of(@Nullable MetricStatus objective, @Nullable Long step) {
        if (objective == null) {
            return List.of();
        }
        List<Report> reports = new ArrayList<>();
        Report best = objective.best() == null || objective.bestStep() == null
                ? null
                : new Report(objective.bestStep(), objective.best());
        for (CurvePoint point : objective.curve()) {
            if (best != null && point.step() >= best.step()) {
                reports.add(best);
                best = null;
            }
            reports.add(new Report(point.step(), point.value()));
        }
        if (best != null) {
            reports.add(best);
        }
        if (objective.last() == null && step != null) {
            reports.add(new Report(step, Double.NaN));
        }
        return reports;
    }
}
