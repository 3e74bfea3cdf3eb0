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
                "[has(self.bayesian), has(self.cmaes), has(self.dehb), has(self.differentialEvolution), has(self.evolution), "
                        + "has(self.grid), has(self.localSearch), has(self.nsga2), has(self.random), has(self.sobol), "
                        + "has(self.tpe), has(self.treeSearch)].filter(x, x).size() == 1",
        message =
                "set exactly one of bayesian, cmaes, dehb, differentialEvolution, evolution, grid, localSearch, nsga2, random, sobol, tpe, treeSearch")
public record AlgorithmSpec(
        @JsonPropertyDescription(
                "Bayesian optimization: a Gaussian process learns from every trial where the next one promises most."
                        + " Example: {perSecond: true}")
        @Nullable
        BayesianOptimization bayesian,

        @JsonPropertyDescription(
                "CMA-ES: draws points from a normal distribution that learns the scale and the slant of the objective; for"
                        + " hundreds of trials of numbers. Example: {population: 16}")
        @Nullable
        CovarianceMatrixAdaptation cmaes,

        @JsonPropertyDescription(
                "DEHB, differential evolution in the brackets of Hyperband: most trials go a few steps, and the best points go"
                        + " on in longer ones, from the start. Needs spec.fidelity, and programs that end after TRIMTAB_BUDGET"
                        + " steps. Example: {reductionFactor: 3}")
        @Nullable
        EvolutionaryHyperband dehb,

        @JsonPropertyDescription(
                "Differential evolution: moves good points along the differences of others. Example: {population: 30}")
        @Nullable
        DifferentialEvolution differentialEvolution,

        @JsonPropertyDescription(
                "Regularised evolution: changes one parameter of a good one of the latest trials; for categories, steps and"
                        + " orders. Example: {population: 50, tournament: 10}")
        @Nullable
        RegularisedEvolution evolution,

        @JsonPropertyDescription(
                "Iterated local search: tries what is next to the best trial, then begins again a few changes away; for orders"
                        + " and many categories or steps. Example: {startupTrials: 10, kick: 3}")
        @Nullable
        IteratedLocalSearch localSearch,

        @JsonPropertyDescription("NSGA-II: mixes and varies the best trials so far. Example: {population: 50}")
        @Nullable
        NonDominatedSorting nsga2,

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
        ParzenEstimator tpe,

        @JsonPropertyDescription(
                "Monte-Carlo tree search: decides on one parameter after the other as good trials did; for many parameters that"
                        + " depend on others. Example: {exploration: 0.3}")
        @Nullable
        MonteCarloTreeSearch treeSearch) {

    /** A Gaussian process learns from every trial where the next one promises most. */
    public record BayesianOptimization(
            @JsonPropertyDescription(
                    "True seeks the largest improvement for each second that a trial runs, from its start to its completion, rather"
                            + " than for each trial: for parameters on which the duration depends. Default false.")
            @Default("false")
            Boolean perSecond) {}

    /** CMA-ES. */
    public record CovarianceMatrixAdaptation(
            @JsonPropertyDescription(
                    "How many finished trials it learns from at a time. Left out, 4 + 3 ln(number of parameters).")
            @Nullable
            @Min(4)
            @Max(1000)
            Integer population,

            @JsonPropertyDescription(
                    "The standard deviation at first, in widths of the parameters' ranges. Default 0.15.")
            @Default("0.15")
            // As a minimum, the API server would round it down for whole numbers.
            @ValidationRule(value = "self >= 0.001", message = "sigma is too small: write 0.001 or more")
            @Max(1)
            Double sigma,

            @JsonPropertyDescription(
                    "What happens when a search has converged or is stuck: it goes on (None), starts elsewhere with twice as"
                            + " many members (Ipop), or alternates such searches with small ones (Bipop). Default Ipop.")
            @Default("Ipop")
            Restarts restarts) {

        /** What happens when a search has converged or is stuck. */
        public enum Restarts {
            None,
            Ipop,
            Bipop
        }
    }

    /** DEHB. */
    public record EvolutionaryHyperband(
            @JsonPropertyDescription(
                    "One point in so many goes on from one number of steps to the next, which is so many times as large, from 1.1"
                            + " to 100. Default 3.")
            @Default("3")
            // As a minimum, the API server would round it down for whole numbers.
            @ValidationRule(value = "self >= 1.1", message = "reductionFactor is too small: write 1.1 or more")
            @Max(100)
            Double reductionFactor,

            @JsonPropertyDescription(
                    "The weight of the difference by which a point is moved, from 0 to 2. Default 0.5.")
            @Default("0.5")
            @Min(0)
            @Max(2)
            Double weight,

            @JsonPropertyDescription("The probability of a parameter to be moved, from 0 to 1. Default 0.5.")
            @Default("0.5")
            @Min(0)
            @Max(1)
            Double crossover) {}

    /** Differential evolution. */
    public record DifferentialEvolution(
            @JsonPropertyDescription(
                    "How many members it has; so many trials spread over the space come first. Default 20.")
            @Default("20")
            @Min(4)
            @Max(1000)
            Integer population,

            @JsonPropertyDescription(
                    "The weight of the difference by which a point is moved, from 0 to 2. Default 0.5.")
            @Default("0.5")
            @Min(0)
            @Max(2)
            Double weight,

            @JsonPropertyDescription("The probability of a parameter to be moved, from 0 to 1. Default 0.5.")
            @Default("0.5")
            @Min(0)
            @Max(1)
            Double crossover) {}

    /** Regularised evolution. */
    @ValidationRule(
            value = "self.tournament <= self.population",
            message = "tournament is above population: write at most as many")
    public record RegularisedEvolution(
            @JsonPropertyDescription(
                    "How many of the latest trials may have children; so many spread over the space come first. Default 20.")
            @Default("20")
            @Min(2)
            @Max(1000)
            Integer population,

            @JsonPropertyDescription("Of how many drawn at random the best has a child. Default 5.")
            @Default("5")
            @Min(1)
            @Max(1000)
            Integer tournament) {}

    /** Iterated local search. */
    public record IteratedLocalSearch(
            @JsonPropertyDescription(
                    "How many trials, spread evenly over the space, finish before the search goes on from the best of them."
                            + " Default 10.")
            @Default("10")
            @Min(1)
            @Max(1000)
            Integer startupTrials,

            @JsonPropertyDescription(
                    "How many trials in a row that are no better make it begin again elsewhere. Left out, half of the number of"
                            + " neighbours that a point has, from 10 to 100.")
            @Nullable
            @Min(1)
            @Max(10000)
            Integer patience,

            @JsonPropertyDescription("How many changes away from the best trial it begins again. Default 3.")
            @Default("3")
            @Min(1)
            @Max(100)
            Integer kick) {}

    /** NSGA-II. */
    public record NonDominatedSorting(
            @JsonPropertyDescription(
                    "How many trials survive; so many spread over the space come first. Left out, a sixth of the trials, from"
                            + " 12 to 100.")
            @Nullable
            @Min(4)
            @Max(1000)
            Integer population,

            @JsonPropertyDescription(
                    "How near new points are to those they are made of, the larger the nearer, from 1 to 100. Default 20.")
            @Default("20")
            @Min(1)
            @Max(100)
            Double eta) {}

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

    /** Monte-Carlo tree search. */
    public record MonteCarloTreeSearch(
            @JsonPropertyDescription(
                    "How many trials, spread evenly over the space, finish before it learns from them. Default 5.")
            @Default("5")
            @Min(1)
            @Max(1000)
            Integer startupTrials,

            @JsonPropertyDescription(
                    "The weight of what has been tried seldom against what has been good, from 0 to 10. Default 0.2.")
            @Default("0.2")
            @Min(0)
            @Max(10)
            Double exploration,

            @JsonPropertyDescription(
                    "How what the tree has not decided is made up: as a model of all trials likes it (Model), or at random"
                            + " (Random). Default Model.")
            @Default("Model")
            Leaves leaves) {

        /** How what the tree has not decided is made up. */
        public enum Leaves {
            Model,
            Random
        }
    }
}
