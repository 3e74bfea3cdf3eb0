package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How points are chosen: exactly one of its fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value =
                "[has(self.bayesian), has(self.random), has(self.sobol), has(self.grid), has(self.tpe)].filter(x, x).size() == 1",
        message = "set exactly one of bayesian, random, sobol, grid, tpe")
public record AlgorithmSpec(
        @JsonPropertyDescription(
                "Bayesian optimization: a Gaussian process learns from every trial where the next one promises most.")
        @Nullable
        BayesianOptimization bayesian,

        @JsonPropertyDescription("Independent random points.") @Nullable
        RandomSearch random,

        @JsonPropertyDescription(
                "A scrambled Sobol sequence: points that cover the space more evenly than random ones.")
        @Nullable
        SobolSearch sobol,

        @JsonPropertyDescription("Every combination of values, in order. Example: {points: 5}") @Nullable
        GridSearch grid,

        @JsonPropertyDescription(
                "The Tree-structured Parzen Estimator: learns from every trial where good results are more likely than bad"
                        + " ones; fast with thousands of trials. Example: {startupTrials: 20}")
        @Nullable
        ParzenEstimator tpe) {

    /** A Gaussian process learns from every trial where the next one promises most. */
    @JsonAutoDetect
    public record BayesianOptimization() {}

    /** Independent random points. */
    @JsonAutoDetect
    public record RandomSearch() {}

    /** A scrambled Sobol sequence. */
    @JsonAutoDetect
    public record SobolSearch() {}

    /** Every combination of values, in order. */
    public record GridSearch(
            @JsonPropertyDescription(
                    "How many values a double without a step takes, evenly spaced on its scale, both bounds"
                            + " included. Default 5.")
            @Default("5")
            @Min(2)
            @Max(1000)
            Integer points) {}

    /** The Tree-structured Parzen Estimator. */
    public record ParzenEstimator(
            @JsonPropertyDescription(
                    "How many trials, spread evenly over the space, finish before it learns from them. Default 10.")
            @Default("10")
            @Min(1)
            @Max(1000)
            Integer startupTrials,

            @JsonPropertyDescription(
                    "How many points are drawn and compared for every one that is tried: more exploit what is known, fewer"
                            + " explore. Default 24.")
            @Default("24")
            @Min(1)
            @Max(1000)
            Integer candidates) {}
}
