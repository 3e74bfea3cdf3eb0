package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A metric and the direction in which it is better. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectiveSpec(
        @JsonPropertyDescription("Name of the metric as the trial reports it. Example: val/accuracy")
        @Required
        @Size(min = 1, max = 253)
        String metric,

        @JsonPropertyDescription("Maximize or Minimize.") @Required
        Goal goal,

        @JsonPropertyDescription(
                "The experiment is Complete as soon as a finished trial reaches this value, in the unit"
                        + " of the metric; where several objectives have a target, as soon as one trial reaches them"
                        + " all. Left out: it runs to its limits. Example: 0.95")
        @Nullable
        Double target,

        @JsonPropertyDescription("How a trial's series of reports becomes one number: Last report, Best report in the"
                + " direction of the goal, or their Mean. Default Last.")
        @Default("Last")
        Reduce reduce) {

    /** The direction in which a metric is better. */
    public enum Goal {
        Maximize,
        Minimize
    }

    /** How a series of reports becomes one number. */
    public enum Reduce {
        Last,
        Best,
        Mean
    }
}
