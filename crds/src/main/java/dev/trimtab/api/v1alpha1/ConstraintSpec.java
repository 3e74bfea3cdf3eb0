package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Bounds that the last report of a metric must keep for a trial's result to be of use: at least one of min and max. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.min) || has(self.max)",
        message = "a constraint needs a bound: set min, max or both, such as {metric: memory_gib, max: 38}")
@ValidationRule(
        value = "!has(self.min) || !has(self.max) || self.min <= self.max",
        message = "min must be at most max: no value could keep both")
public record ConstraintSpec(
        @JsonPropertyDescription("Name of the metric as the trial reports it; it may be an objective's. Its last report"
                + " counts. Example: memory_gib")
        @Required
        @Size(min = 1, max = 253)
        String metric,

        @JsonPropertyDescription(
                "The smallest value that is of use, in the unit of the metric. Left out: no limit below."
                        + " Example: 0.9")
        @Nullable
        Double min,

        @JsonPropertyDescription(
                "The largest value that is of use, in the unit of the metric. Left out: no limit above."
                        + " Example: 38")
        @Nullable
        Double max) {}
