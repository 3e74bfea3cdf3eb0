package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a trial is and what it measured. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrialStatus(
        @JsonPropertyDescription("The metadata.generation that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Admitted, Running, Succeeded, Stopped and Failed, each with a reason and a sentence.")
        List<Condition> conditions,

        @JsonPropertyDescription(
                "One word for people: Pending, Running, Succeeded, Stopped or Failed. Programs read the"
                        + " conditions.")
        @Nullable
        String state,

        @JsonPropertyDescription("Why the trial is in its state, one CamelCase word. Example: TimedOut") @Nullable
        String reason,

        @JsonPropertyDescription("Name of the workload of the current attempt.") @Nullable
        String workload,

        @JsonPropertyDescription("How often the trial's workload was started, and how often it was lost.") @Nullable
        Attempts attempts,

        @JsonPropertyDescription("Value of the experiment's objective, of several the first: so far while the trial"
                + " runs, for good when it Succeeded. In the unit of the metric.")
        @Nullable
        Double objective,

        @JsonPropertyDescription("With several objectives, the value of each, by the name of its metric.")
        Map<String, Double> objectives,

        @JsonPropertyDescription("The last step that the objective's metric was reported for.") @Nullable
        Long step,

        @JsonPropertyDescription("What was measured, by the name of the metric.")
        Map<String, MetricStatus> metrics,

        @JsonPropertyDescription("When the first attempt's workload began to run, RFC 3339.") @Nullable
        String startTime,

        @JsonPropertyDescription("When the trial ended, RFC 3339.") @Nullable
        String completionTime) {

    public TrialStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
        objectives = objectives == null ? Map.of() : Map.copyOf(objectives);
    }

    /** How often a trial's workload was started, and how often it was lost. */
    public record Attempts(
            @JsonPropertyDescription("Number of the current attempt; the first is 1.")
            int current,

            @JsonPropertyDescription("Attempts that ended by preemption, eviction or the loss of the node.")
            int disrupted,

            @JsonPropertyDescription("Attempts that ended because the program failed.")
            int failed) {}

    /** The series of one metric, thinned to at most 200 points. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record MetricStatus(
            @JsonPropertyDescription("The last report.") @Nullable
            Double last,

            @JsonPropertyDescription(
                    "The best report in the direction of the goal; the largest for a metric that is not"
                            + " the objective.")
            @Nullable
            Double best,

            @JsonPropertyDescription("The step of the best report.") @Nullable
            Long bestStep,

            @JsonPropertyDescription("Steps and values, at most 200 points spread evenly over the reports.")
            List<CurvePoint> curve) {

        public MetricStatus {
            curve = curve == null ? List.of() : List.copyOf(curve);
        }
    }

    /** One report. */
    public record CurvePoint(
            @JsonPropertyDescription("The step, counted from 1 where the trial names none.")
            long step,

            @JsonPropertyDescription("The value, in the unit of the metric.")
            double value) {}
}
