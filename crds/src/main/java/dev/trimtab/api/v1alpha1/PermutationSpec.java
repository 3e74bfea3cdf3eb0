package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** An order of a list of words. */
public record PermutationSpec(
        @JsonPropertyDescription("The words to put in order, each once. Example: [conv, norm, act]")
        @Required
        @Size(min = 2, max = 16)
        List<@Size(max = 63) String> of) {

    public PermutationSpec {
        of = List.copyOf(of);
    }
}
