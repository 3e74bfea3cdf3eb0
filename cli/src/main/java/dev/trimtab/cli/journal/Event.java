package dev.trimtab.cli.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.cli.process.Leftovers;
import dev.trimtab.core.trial.Attempts;
import dev.trimtab.core.trial.Workload.Phase;
import dev.trimtab.engine.study.TrialState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Event.Created.class, name = "created"),
    @JsonSubTypes.Type(value = Event.AttemptStarted.class, name = "attemptStarted"),
    @JsonSubTypes.Type(value = Event.AttemptEnded.class, name = "attemptEnded"),
    @JsonSubTypes.Type(value = Event.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = Event.Ended.class, name = "ended"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Event {

    Instant time();

    /** A runner took the experiment up; the first of these is the header, and its time is the experiment's start. */
    record Opened(Instant time, String experiment, ExperimentSpec spec) implements Event {}

    /** A trial exists; nothing of it runs before this line is on disk. */
    record Created(Instant time, String trial, TrialSpec spec) implements Event {}

    /** @param process null where the process could not be started */
    record AttemptStarted(Instant time, String trial, Attempts attempts, Leftovers.@Nullable Identity process)
            implements Event {}

    /** @param phase SUCCEEDED, FAILED, or ABSENT where the attempt was given up and the trial is to run again */
    record AttemptEnded(Instant time, String trial, Phase phase, String reason, String message) implements Event {}

    /**
     * A trial is over.
     *
     * @param objective its value for good, of several the first; null unless it succeeded
     * @param objectives with several objectives, the value of each by its metric; null unless it succeeded
     */
    record Finished(
            Instant time,
            String trial,
            TrialState state,
            String reason,
            String message,
            @Nullable Double objective,
            @Nullable Map<String, Double> objectives,
            Map<String, MetricStatus> metrics)
            implements Event {}

    /** The experiment is over. */
    record Ended(Instant time, boolean failed, String reason, String message) implements Event {}
}
