package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** One of a list of numbers whose order means something. */
public record OrdinalSpec(
        @JsonPropertyDescription("The numbers, in increasing order, each once. Example: [32, 64, 128, 256]")
        @Required
        @Size(min = 1, max = 64)
        @ValidationRule(
                value = "self.all(x, self.exists_one(y, y == x)) && self.isSorted()",
                message = "list the values in increasing order, each once")
        List<Double> values) {

    public OrdinalSpec {
        values = List.copyOf(values);
    }
}
