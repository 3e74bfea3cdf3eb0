package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The condition under which a parameter is used. */
public record WhenSpec(
        @JsonPropertyDescription(
                "Name of the parameter that decides: categorical, ordinal, boolean or integer." + " Example: optimizer")
        @Required
        @Size(min = 1, max = 63)
        String parameter,

        @JsonPropertyDescription(
                "The parameter is used where the deciding one has one of these values; write numbers, true"
                        + " and false in quotes. Example: [sgd]")
        @Required
        @Size(min = 1, max = 12)
        List<@Size(max = 63) String> in) {

    public WhenSpec {
        in = List.copyOf(in);
    }
}
