package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A point and the experiment it belongs to. Immutable: another point is another trial. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "self == oldSelf",
        message = "a trial cannot change: what it measured would no longer be true; apply another Trial")
public record TrialSpec(
        @JsonPropertyDescription("Name of the experiment, in the same namespace. Example: quickstart")
        @Required
        @Size(min = 1, max = 50)
        String experiment,

        @JsonPropertyDescription("Name and value of every parameter that is used at this point."
                + " Example: {lr: 0.001, optimizer: adamw}")
        @Required
        @PreserveUnknownFields
        ObjectNode parameters,

        @JsonPropertyDescription(
                "The step up to which the trial goes, counted as spec.fidelity of its experiment says; its process finds it in"
                        + " TRIMTAB_BUDGET and ends after it. A trial that ends before fidelity.max is not compared with those"
                        + " that go on, and never the best. Left out: fidelity.max. Example: 9")
        @Min(1)
        @Nullable
        Long budget,

        @JsonPropertyDescription(
                "Seed for the trial's own randomness; its process finds it in TRIMTAB_SEED. Default 0.")
        @Default("0")
        @Min(0)
        Long seed,

        @JsonPropertyDescription(
                "Who asked for the point: User (a Trial applied by hand), Initial (spec.initialTrials) or"
                        + " Suggested (the algorithm). Default User.")
        @Default("User")
        Origin origin) {

    /** Who asked for a point. */
    public enum Origin {
        User,
        Initial,
        Suggested
    }
}
