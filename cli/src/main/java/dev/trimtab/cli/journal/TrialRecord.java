package dev.trimtab.cli.journal;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.api.v1alpha1.TrialStatus.CurvePoint;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.cli.process.Leftovers;
import dev.trimtab.core.plan.TrialView;
import dev.trimtab.core.study.Curves;
import dev.trimtab.core.study.Feasibility;
import dev.trimtab.core.study.Outcomes;
import dev.trimtab.core.trial.Attempts;
import dev.trimtab.core.trial.TrialLife;
import dev.trimtab.core.trial.Workload;
import dev.trimtab.core.trial.Workload.Phase;
import dev.trimtab.engine.study.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says of a trial.
 *
 * @param suspended whether the current attempt was given up, to be made again
 * @param process the process of the current attempt, where there is one
 * @param objective its value for good, of several objectives the first
 * @param objectives with several objectives, the value of each by its metric
 * @param startTime when its last attempt began
 * @param endTime when it was over
 */
public record TrialRecord(
        String name,
        TrialSpec spec,
        TrialState state,
        String reason,
        String message,
        Attempts attempts,
        Workload workload,
        boolean suspended,
        Leftovers.@Nullable Identity process,
        @Nullable Double objective,
        Map<String, Double> objectives,
        Map<String, MetricStatus> metrics,
        @Nullable Instant startTime,
        @Nullable Instant endTime) {

    static TrialRecord of(Event.Created event) {
        return new TrialRecord(
                event.trial(),
                event.spec(),
                TrialState.PENDING,
                "Created",
                "It waits for a free slot.",
                Attempts.NONE,
                Workload.ABSENT,
                false,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                null);
    }

    TrialRecord with(Event.AttemptStarted event) {
        String message = "Attempt " + event.attempts().current() + " runs.";
        var workload = new Workload(Phase.RUNNING, "Running", message, event.time());
        return new TrialRecord(
                name,
                spec,
                TrialState.RUNNING,
                "Running",
                message,
                event.attempts(),
                workload,
                false,
                event.process(),
                null,
                Map.of(),
                Map.of(),
                event.time(),
                null);
    }

    TrialRecord with(Event.AttemptEnded event) {
        boolean again = event.phase() == Phase.ABSENT;
        var workload = again
                ? Workload.ABSENT
                : new Workload(event.phase(), event.reason(), event.message(), this.workload.startTime());
        return new TrialRecord(
                name,
                spec,
                again ? TrialState.PENDING : state,
                event.reason(),
                event.message(),
                attempts,
                workload,
                again,
                null,
                null,
                Map.of(),
                Map.of(),
                startTime,
                null);
    }

    TrialRecord with(Event.Finished event) {
        return new TrialRecord(
                name,
                spec,
                event.state(),
                event.reason(),
                event.message(),
                attempts,
                Workload.ABSENT,
                false,
                null,
                event.objective(),
                event.objectives() == null ? Map.of() : event.objectives(),
                event.metrics(),
                startTime,
                event.time());
    }

    /** What a runner must write down before it goes on with a trial that another runner had in its hands. */
    public Optional<Event> takeOver(Instant now) {
        boolean wasInHand = workload.phase() == Phase.RUNNING || workload.phase() == Phase.SUCCEEDED;
        return wasInHand && !state.isFinished()
                ? Optional.of(new Event.AttemptEnded(
                        now, name, Phase.ABSENT, TrialLife.SUSPENDED, "Its runner was gone; it runs again."))
                : Optional.empty();
    }

    TrialView view(ExperimentSpec experiment) {
        MetricStatus measured = metrics.get(experiment.objective().metric());
        return new TrialView(
                name,
                spec,
                state,
                Outcomes.values(experiment, objective, objectives),
                Feasibility.violations(experiment, state, metrics),
                startTime,
                endTime,
                reason,
                Curves.of(measured, lastStep(measured)));
    }

    /** The step of a report that was not finite is not on record; it was beyond all that were. */
    private static @Nullable Long lastStep(@Nullable MetricStatus measured) {
        return measured == null
                ? null
                : measured.curve().stream().mapToLong(CurvePoint::step).max().orElse(0) + 1;
    }

    /** How long the attempt took that ended it. */
    public Optional<Duration> duration() {
        return startTime == null || endTime == null
                ? Optional.empty()
                : Optional.of(Duration.between(startTime, endTime));
    }
}
