package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** When running trials are stopped before their end: exactly one of its fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "[has(self.gradual), has(self.asha), has(self.hyperband), has(self.median), has(self.plateau),"
                + " has(self.none)].filter(x, x).size() == 1",
        message = "set exactly one of gradual, asha, hyperband, median, plateau, none")
public record EarlyStoppingSpec(
        @JsonPropertyDescription(
                "Successive halving at every report: the farther trials have come, the fewer of them go"
                        + " on. Example: {reductionFactor: 3}")
        @Nullable
        Gradual gradual,

        @JsonPropertyDescription("Asynchronous successive halving (ASHA) at rungs, each reductionFactor times as far as"
                + " the one before. Needs spec.fidelity. Example: {reductionFactor: 3}")
        @Nullable
        Asha asha,

        @JsonPropertyDescription("ASHA in which trials take turns to skip none, one, two, … of the first rungs, against"
                + " curves that cross. Needs spec.fidelity. Example: {reductionFactor: 3}")
        @Nullable
        Hyperband hyperband,

        @JsonPropertyDescription("Stops a trial whose best value so far is worse than the median of the averages of the"
                + " others up to the same step. Example: {minTrials: 5}")
        @Nullable
        Median median,

        @JsonPropertyDescription(
                "Stops a trial that has stopped improving; other trials do not matter. Example: {patience: 10}")
        @Nullable
        Plateau plateau,

        @JsonPropertyDescription("Every trial runs to its end.") @Nullable
        None none) {

    /** Successive halving at every report. */
    public record Gradual(
            @JsonPropertyDescription(
                    "Of the trials that come to graceSteps one in so many goes on, and ever fewer later; still fewer where the order"
                            + " of trials has persisted, more where it was lost. Default 3.")
            @Default("3")
            @Min(2)
            @Max(100)
            Integer reductionFactor,

            @JsonPropertyDescription(
                    "No trial is stopped before this step. Left out: spec.fidelity.min, or 1 without a fidelity.")
            @Min(1)
            @Nullable
            Long graceSteps) {}

    /** Asynchronous successive halving at rungs. */
    public record Asha(
            @JsonPropertyDescription(
                    "At each rung one trial in so many goes on, and each rung is so many times as far as the one before."
                            + " Default 3.")
            @Default("3")
            @Min(2)
            @Max(100)
            Integer reductionFactor,

            @JsonPropertyDescription("The step of the first rung. Left out: spec.fidelity.min.") @Min(1) @Nullable
            Long graceSteps,

            @JsonPropertyDescription(
                    "Trials take turns to skip none, one, … up to brackets - 1 of the first rungs. Default 1.")
            @Default("1")
            @Min(1)
            @Max(20)
            Integer brackets) {}

    /** ASHA with all brackets. */
    public record Hyperband(
            @JsonPropertyDescription("As for asha. Default 3.") @Default("3") @Min(2) @Max(100)
            Integer reductionFactor) {}

    /** The median rule. */
    public record Median(
            @JsonPropertyDescription("How many other trials must have come as far. Default 5.")
            @Default("5")
            @Min(1)
            @Max(100000)
            Integer minTrials,

            @JsonPropertyDescription(
                    "No trial is stopped before this step. Left out: spec.fidelity.min, or 1 without a fidelity.")
            @Min(1)
            @Nullable
            Long graceSteps) {}

    /** The end of improvement. */
    public record Plateau(
            @JsonPropertyDescription("How many steps a trial may go on without improvement. Example: 10")
            @Required
            @Min(1)
            Long patience,

            @JsonPropertyDescription(
                    "By more than this the objective must get better to count as improved, in its unit. Default 0.")
            @Default("0")
            @Min(0)
            Double minDelta) {}

    /** Every trial runs to its end. */
    @JsonAutoDetect
    public record None() {}
}
