package dev.trimtab.operator.experiment;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.api.v1alpha1.WarmStartSpec;
import dev.trimtab.core.plan.SourceExperiment;
import dev.trimtab.operator.kube.Owners;
import dev.trimtab.operator.status.ExperimentStatuses;
import dev.trimtab.operator.status.TrialStatuses;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The experiments that another one learns from, from caches only. */
final class WarmStarts {

    /** How soon it is looked again for an experiment that was not there. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private WarmStarts() {}

    /** A sentence about an experiment that is not there; empty where all are, and once this one has started. */
    static Optional<String> missing(Experiment experiment, Context<Experiment> context) {
        if (ExperimentStatuses.startTime(experiment) != null) {
            return Optional.empty();
        }
        List<WarmStartSpec> sources = experiment.getSpec().warmStart();
        return IntStream.range(0, sources.size())
                .filter(i -> find(sources.get(i), experiment, context).isEmpty())
                .mapToObj(i -> "spec.warmStart[" + i + "].experiment: there is no experiment "
                        + sources.get(i).experiment()
                        + " in this namespace; it starts as soon as there is one, or create"
                        + " it again without.")
                .findFirst();
    }

    /** Those that are there. */
    static List<SourceExperiment> of(Experiment experiment, Context<Experiment> context) {
        return experiment.getSpec().warmStart().stream()
                .flatMap(source -> find(source, experiment, context).stream())
                .map(source -> source(source, context))
                .toList();
    }

    private static Optional<Experiment> find(WarmStartSpec source, Experiment experiment, Context<Experiment> context) {
        return context.getPrimaryCache()
                .get(new ResourceID(
                        source.experiment(), experiment.getMetadata().getNamespace()));
    }

    private static SourceExperiment source(Experiment source, Context<Experiment> context) {
        return new SourceExperiment(
                source.getMetadata().getName(),
                source.getSpec(),
                trials(source, context)
                        .map(trial -> TrialStatuses.view(trial, source.getSpec()))
                        .toList());
    }

    private static Stream<Trial> trials(Experiment source, Context<Experiment> context) {
        return context.eventSourceRetriever().getEventSourceFor(Trial.class) instanceof ResourceCache<?> cache
                ? cache.list(source.getMetadata().getNamespace())
                        .map(Trial.class::cast)
                        .filter(trial -> trial.getSpec()
                                        .experiment()
                                        .equals(source.getMetadata().getName())
                                && (Owners.controller(trial).isEmpty() || Owners.isOwnedBy(trial, source)))
                : Stream.empty();
    }
}
