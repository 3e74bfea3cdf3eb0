package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** A whole number between two bounds, both included; fixed where they are equal. */
@ValidationRule(value = "self.min <= self.max", message = "min must not be greater than max")
@ValidationRule(
        value = "self.scale != 'Log' || self.min > 0",
        fieldPath = ".min",
        message = "a Log scale needs min greater than 0: raise min, or use scale: Linear")
@ValidationRule(
        value = "self.step > 0 && (self.min == self.max || self.step <= self.max - self.min)",
        fieldPath = ".step",
        message = "step must be greater than 0 and at most max - min")
public record IntegerSpec(
        @JsonPropertyDescription("Smallest value, included. Example: 1") @Required
        Long min,

        @JsonPropertyDescription("Largest value, included; the same as min fixes the parameter. Example: 8") @Required
        Long max,

        @JsonPropertyDescription(
                "Where values lie dense: Linear (evenly) or Log (evenly in their logarithm: layer widths)."
                        + " Default Linear.")
        @Default("Linear")
        Scale scale,

        @JsonPropertyDescription("Values are min, min + step, min + 2 step, … Default 1.") @Default("1")
        Long step) {

    /** Where the values of a range lie dense. */
    public enum Scale {
        Linear,
        Log
    }
}
