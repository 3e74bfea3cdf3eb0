package dev.trimtab.operator.trial;

import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.api.v1alpha1.TrialStatus;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.core.metrics.MetricBook;
import dev.trimtab.core.study.Outcomes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of what a trial has measured.
 *
 * @param objective the first so far; null where it was not reported or is not finite
 * @param objectives all so far by their metrics, if there are several; without those that were not reported or are not finite
 * @param step of the first objective's last report
 */
record Measured(
        Map<String, MetricStatus> metrics,
        @Nullable Double objective,
        Map<String, Double> objectives,
        @Nullable Long step) {

    /**
     * By this life's reader where it has come at least as far as the status says, else as that says.
     *
     * @param complete whether the reader has read everything, as of a trial that succeeded
     */
    static Measured of(Trial trial, @Nullable MetricBook book, boolean complete) {
        TrialStatus before = trial.getStatus();
        boolean behind = before != null
                && before.step() != null
                && !complete
                && (book == null || book.step().orElse(0) < before.step());
        if (behind) {
            return new Measured(before.metrics(), before.objective(), before.objectives(), before.step());
        }
        return book == null
                ? new Measured(Map.of(), null, Map.of(), null)
                : new Measured(
                        book.status(),
                        finite(book),
                        Outcomes.record(book.objectives()),
                        book.step().isEmpty() ? null : (Long) book.step().getAsLong());
    }

    private static @Nullable Double finite(MetricBook book) {
        double objective = book.objective().orElse(Double.NaN);
        return Double.isFinite(objective) ? objective : null;
    }
}
