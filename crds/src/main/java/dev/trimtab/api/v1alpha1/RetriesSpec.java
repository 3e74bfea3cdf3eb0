package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How often a trial is run again, counted apart for mishaps of the cluster and of the program. */
public record RetriesSpec(
        @JsonPropertyDescription(
                "How often a trial runs again after preemption, eviction or the loss of its node. Default 5.")
        @Default("5")
        @Min(0)
        @Max(100)
        Integer onDisruption,

        @JsonPropertyDescription("How often a trial runs again after its program failed. Default 0.")
        @Default("0")
        @Min(0)
        @Max(100)
        Integer onFailure) {}
