package dev.trimtab.core.plan;

import static dev.trimtab.core.study.Parameters.real;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.AlgorithmSpec;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.FidelitySpec;
import dev.trimtab.api.v1alpha1.MetricsSpec;
import dev.trimtab.api.v1alpha1.MetricsSpec.LogSource;
import dev.trimtab.api.v1alpha1.ObjectiveSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Reduce;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.RetriesSpec;
import dev.trimtab.api.v1alpha1.TrialTemplate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds experiments for tests: ten trials of one real parameter, one at a time, unless said otherwise; by DEHB they go up to nine
 * epochs.
 */
record Experiments(
        ObjectiveSpec objective,
        List<ParameterSpec> parameters,
        @Nullable AlgorithmSpec algorithm,
        long seed,
        List<ObjectNode> initialTrials,
        int maxTrials,
        int parallelism,
        int maxFailedTrials,
        @Nullable String deadline,
        boolean suspend) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final AlgorithmSpec RANDOM = algorithm("{\"random\": {}}");
    static final AlgorithmSpec SOBOL = algorithm("{\"sobol\": {}}");
    static final AlgorithmSpec GRID = algorithm("{\"grid\": {\"points\": 3}}");
    static final AlgorithmSpec TPE = algorithm("{\"tpe\": {\"startupTrials\": 5, \"candidates\": 24}}");
    static final AlgorithmSpec CMAES = algorithm("{\"cmaes\": {\"sigma\": 0.15, \"restarts\": \"Ipop\"}}");
    static final AlgorithmSpec DEHB =
            algorithm("{\"dehb\": {\"reductionFactor\": 3, \"weight\": 0.5, \"crossover\": 0.5}}");
    static final AlgorithmSpec DIFFERENTIAL_EVOLUTION =
            algorithm("{\"differentialEvolution\": {\"population\": 20, \"weight\": 0.5, \"crossover\": 0.5}}");
    static final AlgorithmSpec EVOLUTION = algorithm("{\"evolution\": {\"population\": 20, \"tournament\": 5}}");
    static final AlgorithmSpec LOCAL_SEARCH = algorithm("{\"localSearch\": {\"startupTrials\": 10, \"kick\": 3}}");
    static final AlgorithmSpec NSGA2 = algorithm("{\"nsga2\": {\"eta\": 20}}");
    static final AlgorithmSpec TREE_SEARCH =
            algorithm("{\"treeSearch\": {\"startupTrials\": 5, \"exploration\": 0.2, \"leaves\": \"Model\"}}");

    static Experiments experiment() {
        return new Experiments(
                new ObjectiveSpec("loss", Goal.Minimize, null, Reduce.Last),
                List.of(real("lr", 0, 1)),
                null,
                7,
                List.of(),
                10,
                1,
                1_000_000,
                null,
                false);
    }

    static ObjectNode point(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    ExperimentSpec spec() {
        return new ExperimentSpec(
                List.of(objective),
                null,
                parameters,
                null,
                algorithm,
                seed,
                initialTrials,
                null,
                algorithm == DEHB ? new FidelitySpec("epoch", 1L, 9L) : null,
                null,
                maxTrials,
                parallelism,
                maxFailedTrials,
                deadline,
                suspend,
                new TrialTemplate(
                        null, new RetriesSpec(5, 0), new MetricsSpec(new LogSource(), null), JSON.createObjectNode()));
    }

    Experiments parameters(ParameterSpec... are) {
        return new Experiments(
                objective,
                List.of(are),
                algorithm,
                seed,
                initialTrials,
                maxTrials,
                parallelism,
                maxFailedTrials,
                deadline,
                suspend);
    }

    Experiments objective(Goal goal, @Nullable Double target) {
        var is = new ObjectiveSpec("loss", goal, target, Reduce.Last);
        return new Experiments(
                is,
                parameters,
                algorithm,
                seed,
                initialTrials,
                maxTrials,
                parallelism,
                maxFailedTrials,
                deadline,
                suspend);
    }

    static AlgorithmSpec algorithm(String json) {
        try {
            return new ObjectMapper().readValue(json, AlgorithmSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    Experiments algorithm(@Nullable AlgorithmSpec is) {
        return new Experiments(
                objective,
                parameters,
                is,
                seed,
                initialTrials,
                maxTrials,
                parallelism,
                maxFailedTrials,
                deadline,
                suspend);
    }

    Experiments seed(long is) {
        return new Experiments(
                objective,
                parameters,
                algorithm,
                is,
                initialTrials,
                maxTrials,
                parallelism,
                maxFailedTrials,
                deadline,
                suspend);
    }

    Experiments initialTrials(String... points) {
        var are = Stream.of(points).map(Experiments::point).toList();
        return new Experiments(
                objective,
                parameters,
                algorithm,
                seed,
                are,
                maxTrials,
                parallelism,
                maxFailedTrials,
                deadline,
                suspend);
    }

    Experiments maxTrials(int is) {
        return new Experiments(
                objective,
                parameters,
                algorithm,
                seed,
                initialTrials,
                is,
                parallelism,
                maxFailedTrials,
                deadline,
                suspend);
    }

    Experiments parallelism(int is) {
        return new Experiments(
                objective,
                parameters,
                algorithm,
                seed,
                initialTrials,
                maxTrials,
                is,
                maxFailedTrials,
                deadline,
                suspend);
    }

    Experiments maxFailedTrials(int is) {
        return new Experiments(
                objective, parameters, algorithm, seed, initialTrials, maxTrials, parallelism, is, deadline, suspend);
    }

    Experiments deadline(String is) {
        return new Experiments(
                objective,
                parameters,
                algorithm,
                seed,
                initialTrials,
                maxTrials,
                parallelism,
                maxFailedTrials,
                is,
                suspend);
    }

    Experiments suspend(boolean is) {
        return new Experiments(
                objective,
                parameters,
                algorithm,
                seed,
                initialTrials,
                maxTrials,
                parallelism,
                maxFailedTrials,
                deadline,
                is);
    }
}
