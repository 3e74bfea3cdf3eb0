package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One dimension of the search space: a name and exactly one kind. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "[has(self.double), has(self.integer), has(self.ordinal), has(self.categorical), has(self.boolean),"
                + " has(self.permutation)].filter(x, x).size() == 1",
        message = "set exactly one of double, integer, ordinal, categorical, boolean, permutation")
@ValidationRule(
        value = "!has(self.prior) || (has(self.double) || has(self.integer) ? has(self.prior.from)"
                + " : has(self.prior.weights) && !has(self.permutation))",
        fieldPath = ".prior",
        message =
                "the prior of a double or integer has from and to, that of an ordinal, categorical or boolean has weights; a"
                        + " permutation has none")
@ValidationRule(
        value = "!has(self.prior) || !has(self.prior.weights) || self.prior.weights.size() =="
                + " (has(self.categorical) ? self.categorical.values.size()"
                + " : has(self.ordinal) ? self.ordinal.values.size() : 2)",
        fieldPath = ".prior.weights",
        message = "write one weight for each value, in the order of the values; a boolean has two, false first")
@ValidationRule(
        value = "!has(self.prior) || !has(self.prior.from) || !has(self.prior.to)"
                + " || (has(self.double) ? self.prior.from >= self.double.min && self.prior.to <= self.double.max"
                + " : !has(self.integer)"
                + " || (self.prior.from >= double(self.integer.min) && self.prior.to <= double(self.integer.max)))",
        fieldPath = ".prior",
        message = "from and to must lie within the bounds of the parameter")
public record ParameterSpec(
        @JsonPropertyDescription(
                "Name of the parameter, unique in the experiment: letters, digits, '_', '-' and '.',"
                        + " beginning with a letter. The trial's process finds its value in TRIMTAB_PARAM_<NAME> (upper case,"
                        + " other characters as '_'), in TRIMTAB_PARAMETERS, and as ${params.<name>} in the template. Example: lr")
        @Required
        @Size(min = 1, max = 63)
        @ValidationRule(
                value = "self.matches('^[A-Za-z][A-Za-z0-9_.-]*$')",
                message = "write letters, digits, '_', '-' and '.', beginning with a letter")
        String name,

        @JsonProperty("double")
        @JsonPropertyDescription("A real number between two bounds. Example: {min: 1.0e-5, max: 0.1, scale: Log}")
        @Nullable
        DoubleSpec doubleRange,

        @JsonPropertyDescription("A whole number between two bounds. Example: {min: 1, max: 8}") @Nullable
        IntegerSpec integer,

        @JsonPropertyDescription(
                "One of a list of numbers whose order means something. Example: {values: [32, 64, 128]}")
        @Nullable
        OrdinalSpec ordinal,

        @JsonPropertyDescription("One of a list of words without an order. Example: {values: [sgd, adamw]}") @Nullable
        CategoricalSpec categorical,

        @JsonProperty("boolean") @JsonPropertyDescription("true or false. Example: {}") @Nullable
        BooleanSpec booleanValue,

        @JsonPropertyDescription("An order of a list of words. Example: {of: [conv, norm, act]}") @Nullable
        PermutationSpec permutation,

        @JsonPropertyDescription(
                "The parameter is used only where another parameter has one of some values; elsewhere it"
                        + " is left out of the trial. Example: {parameter: optimizer, in: [sgd]}")
        @Nullable
        WhenSpec when,

        @JsonPropertyDescription(
                "Where you expect the best value: the search begins there and returns elsewhere as far as trials show otherwise."
                        + " {from, to} for a double or integer (most likely in the middle of them on its scale), {weights} for an"
                        + " ordinal, categorical or boolean. Example: {from: 3.0e-4, to: 3.0e-3}")
        @Nullable
        PriorSpec prior) {

    /** A parameter of which nothing is expected. */
    public ParameterSpec(
            String name,
            @Nullable DoubleSpec doubleRange,
            @Nullable IntegerSpec integer,
            @Nullable OrdinalSpec ordinal,
            @Nullable CategoricalSpec categorical,
            @Nullable BooleanSpec booleanValue,
            @Nullable PermutationSpec permutation,
            @Nullable WhenSpec when) {
        this(name, doubleRange, integer, ordinal, categorical, booleanValue, permutation, when, null);
    }
}
