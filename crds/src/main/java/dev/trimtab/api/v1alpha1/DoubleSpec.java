package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A real number between two bounds, both included; fixed where they are equal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "self.min <= self.max", message = "min must not be greater than max")
@ValidationRule(
        value = "self.scale != 'Log' || self.min > 0.0",
        fieldPath = ".min",
        message = "a Log scale needs min greater than 0: raise min, or use scale: Linear")
@ValidationRule(
        value = "self.scale != 'ReverseLog' || self.max < 1.0",
        fieldPath = ".max",
        message = "a ReverseLog scale searches 1 - x on a Log scale and needs max less than 1")
@ValidationRule(
        value =
                "!has(self.step) || (self.step > 0.0 && (self.min == self.max || self.step <= (self.max - self.min) * 1.000000001))",
        fieldPath = ".step",
        message = "step must be greater than 0 and at most max - min")
public record DoubleSpec(
        @JsonPropertyDescription("Smallest value, included. Example: 1.0e-5") @Required
        Double min,

        @JsonPropertyDescription("Largest value, included; the same as min fixes the parameter. Example: 0.1") @Required
        Double max,

        @JsonPropertyDescription(
                "Where values lie dense: Linear (evenly), Log (evenly in their logarithm: learning rates),"
                        + " ReverseLog (evenly in the logarithm of 1 - x: momentum near 1). Default Linear.")
        @Default("Linear")
        Scale scale,

        @JsonPropertyDescription("Values are min, min + step, min + 2 step, … Left out: any value. Example: 0.05")
        @Nullable
        Double step) {

    /** Where the values of a range lie dense. */
    public enum Scale {
        Linear,
        Log,
        ReverseLog
    }
}
