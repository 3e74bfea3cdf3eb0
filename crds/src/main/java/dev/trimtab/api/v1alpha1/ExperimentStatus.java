package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far an experiment is. Never grows with the number of its trials. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExperimentStatus(
        @JsonPropertyDescription("The metadata.generation that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription(
                "Ready, Reconciling, Stalled, Suspended, Complete and Failed, each with a reason and a" + " sentence.")
        List<Condition> conditions,

        @JsonPropertyDescription(
                "One word for people: Pending, Running, Suspended, Complete, Failed or Stalled. Programs"
                        + " read the conditions.")
        @Nullable
        String state,

        @JsonPropertyDescription("Trials done of trials to do. Example: 12/30") @Nullable
        String progress,

        @JsonPropertyDescription("How many trials are in which state.") @Nullable
        TrialCounts trials,

        @JsonPropertyDescription(
                "The best finished trial so far that meets every constraint; of several objectives, by the first. Left out"
                        + " while none does.")
        @Nullable
        BestTrial best,

        @JsonPropertyDescription("With several objectives, the finished trials that no other one beats in some"
                + " objective without being worse in another one, the best in the first objective first; of more than"
                + " 50, those that differ most.")
        List<ParetoTrial> paretoFront,

        @JsonPropertyDescription("The algorithm in use, and why.") @Nullable
        ChosenAlgorithm algorithm,

        @JsonPropertyDescription("When the operator took the experiment up, RFC 3339.") @Nullable
        String startTime,

        @JsonPropertyDescription("When the experiment ended, RFC 3339.") @Nullable
        String completionTime) {

    public ExperimentStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        paretoFront = paretoFront == null ? List.of() : List.copyOf(paretoFront);
    }

    /** How many trials are in which state; created is their sum. */
    public record TrialCounts(
            @JsonPropertyDescription("Trials that exist, in whatever state.")
            int created,

            @JsonPropertyDescription("Trials whose workload waits to start.")
            int pending,

            @JsonPropertyDescription("Trials whose workload runs.")
            int running,

            @JsonPropertyDescription("Trials that finished with a value for the objective.")
            int succeeded,

            @JsonPropertyDescription("Trials that were stopped before their end.")
            int stopped,

            @JsonPropertyDescription("Trials that failed for good.")
            int failed) {

        /** Trials that will not run any more. */
        public int done() {
            return succeeded + stopped + failed;
        }
    }

    /** The best finished trial. */
    public record BestTrial(
            @JsonPropertyDescription("Name of the trial.") String trial,

            @JsonPropertyDescription("Its value of the objective, of several the first, in the unit of the metric.")
            double value,

            @JsonPropertyDescription("Its parameters and their values.") @PreserveUnknownFields
            ObjectNode parameters) {}

    /** A trial on the Pareto front. */
    public record ParetoTrial(
            @JsonPropertyDescription("Name of the trial.") String trial,

            @JsonPropertyDescription("Its value of each objective, by the name of the metric and in its unit.")
            Map<String, Double> values) {}

    /** The algorithm in use, and why. */
    public record ChosenAlgorithm(
            @JsonPropertyDescription("The name of its field in spec.algorithm, such as bayesian.")
            String name,

            @JsonPropertyDescription("Why, in a sentence.") String reason) {}
}
