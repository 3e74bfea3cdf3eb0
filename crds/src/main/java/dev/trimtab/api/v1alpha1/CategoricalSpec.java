package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** One of a list of words without an order. */
public record CategoricalSpec(
        @JsonPropertyDescription(
                "The words, each once; put quotes around numbers, true and false." + " Example: [sgd, adamw]")
        @Required
        @Size(min = 1, max = 64)
        List<@Size(max = 63) String> values) {

    public CategoricalSpec {
        values = List.copyOf(values);
    }
}
