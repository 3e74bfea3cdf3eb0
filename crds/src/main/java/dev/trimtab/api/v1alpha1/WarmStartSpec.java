package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** An experiment to learn from. */
public record WarmStartSpec(
        @JsonPropertyDescription(
                "Name of an experiment in the same namespace; trimtab run looks for the folder of its run."
                        + " Example: resnet-small")
        @Required
        @Size(min = 1, max = 50)
        String experiment) {}
