package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the best value of a parameter is expected. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "has(self.weights) ? !has(self.from) && !has(self.to) : has(self.from) && has(self.to)",
        message = "write from and to for a number, or weights for listed values")
@ValidationRule(
        value = "!has(self.from) || !has(self.to) || self.from < self.to",
        fieldPath = ".from",
        message = "from must be less than to")
public record PriorSpec(
        @JsonPropertyDescription("Nine times in ten the best value is not below this number. Example: 3.0e-4") @Nullable
        Double from,

        @JsonPropertyDescription("Nine times in ten the best value is not above this number. Example: 3.0e-3") @Nullable
        Double to,

        @JsonPropertyDescription(
                "How likely each value is to be the best, in the order of the values, false before true:"
                        + " twice the weight is twice as likely. Example: [1, 3]")
        @Nullable
        @Size(min = 1, max = 64)
        @ValidationRule(
                value = "self.all(w, w > 0.0)",
                message = "each weight must be greater than 0: a small one for what is unlikely")
        List<Double> weights) {

    public PriorSpec {
        weights = weights == null ? List.of() : List.copyOf(weights);
    }
}
