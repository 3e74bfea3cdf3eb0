package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** What a trial's effort is counted in. */
@ValidationRule(value = "self.min <= self.max", message = "min must be at most max")
public record FidelitySpec(
        @JsonPropertyDescription(
                "What the steps of the objective's reports count; messages say so. Default step." + " Example: epoch")
        @Default("step")
        @Size(min = 1, max = 63)
        String metric,

        @JsonPropertyDescription(
                "The first step at which trials may be compared with one another, in steps. Default 1.")
        @Default("1")
        @Min(1)
        Long min,

        @JsonPropertyDescription("The last step of a trial that runs to its end, in steps. Example: 81")
        @Required
        @Min(1)
        Long max) {}
