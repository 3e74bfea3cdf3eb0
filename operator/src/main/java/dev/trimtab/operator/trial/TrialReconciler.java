package dev.trimtab.operator.trial;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.trial.Step;
import dev.trimtab.core.trial.TrialLife;
import dev.trimtab.operator.kube.Labels;
import dev.trimtab.operator.metrics.MetricsSource;
import dev.trimtab.operator.status.ExperimentStatuses;
import dev.trimtab.operator.status.StatusWriter;
import dev.trimtab.operator.status.TrialStatuses;
import dev.trimtab.operator.status.TrialStatuses.Words;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Brings a trial from its parameters to its result. */
@ControllerConfiguration(
        name = "trial",
        // See ExperimentReconciler: no event may be filtered out as our own.
        informer = @Informer(comparableResourceVersions = false),
        maxReconciliationInterval = @MaxReconciliationInterval(interval = 5, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = -1, initialInterval = 500, intervalMultiplier = 2, maxInterval = 60_000)
public class TrialReconciler implements Reconciler<Trial> {

    /** A trial that is not finished is looked at again after this time, should an event have been lost. */
    private static final Duration SAFETY_NET = Duration.ofSeconds(60);

    private static final String BY_EXPERIMENT = "experiment";

    private final TrialObserver observer;
    private final TrialActions actions;
    private final TrialStatuses statuses;
    private final StatusWriter writer;
    private final MetricsSource metrics;

    public TrialReconciler(
            TrialObserver observer,
            TrialActions actions,
            TrialStatuses statuses,
            StatusWriter writer,
            MetricsSource metrics) {
        this.observer = observer;
        this.actions = actions;
        this.statuses = statuses;
        this.writer = writer;
        this.metrics = metrics;
    }

    @Override
    public UpdateControl<Trial> reconcile(Trial trial, Context<Trial> context) {
        if (trial.isMarkedForDeletion()) {
            return UpdateControl.noUpdate();
        }
        if (TrialStatuses.state(trial).isFinished()) {
            actions.tidyUp(trial, context);
            return UpdateControl.noUpdate();
        }
        Optional<Experiment> experiment = observer.experiment(trial, context);
        Optional<Words> misfit = TrialCheck.misfit(trial, experiment);
        if (misfit.isPresent()) {
            return writer.write(trial, statuses.status(trial, misfit.get()), Trial::new, Optional.empty());
        }
        if (experiment.isEmpty()) {
            // The garbage collector is on its way.
            return UpdateControl.noUpdate();
        }
        actions.adopt(trial, experiment.get());
        Sight sight = observer.observe(trial, experiment.get(), context);
        Step step = TrialLife.next(sight.facts());
        Words words = actions.carryOut(step, trial, experiment.get(), sight);
        Duration wake = words.state().isFinished() ? Duration.ZERO : wake(sight);
        return writer.write(trial, statuses.status(trial, words), Trial::new, Optional.of(wake));
    }

    private static Duration wake(Sight sight) {
        return sight.untilTimeout()
                .filter(left -> left.compareTo(SAFETY_NET) < 0)
                .orElse(SAFETY_NET);
    }

    @Override
    public List<EventSource<?, Trial>> prepareEventSources(EventSourceContext<Trial> context) {
        context.getPrimaryCache()
                .addIndexer(
                        BY_EXPERIMENT,
                        trial -> List.of(key(
                                trial.getMetadata().getNamespace(),
                                trial.getSpec().experiment())));
        return List.of(experiments(context), jobs(context), pods(context), metrics);
    }

    private static String key(String namespace, String experiment) {
        return namespace + "/" + experiment;
    }

    /** Only what gives orders to trials counts: suspension, resumption, the end. */
    private static EventSource<Experiment, Trial> experiments(EventSourceContext<Trial> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Experiment.class, Trial.class)
                        .withNamespacesInheritedFromController()
                        .withComparableResourceVersion(false)
                        .withOnUpdateFilter((now, before) -> !Objects.equals(
                                        now.getSpec().suspend(),
                                        before.getSpec().suspend())
                                || !Objects.equals(ExperimentStatuses.ended(now), ExperimentStatuses.ended(before)))
                        .withPrimaryToSecondaryMapper((Trial trial) -> Set.of(new ResourceID(
                                trial.getSpec().experiment(),
                                trial.getMetadata().getNamespace())))
                        .withSecondaryToPrimaryMapper(experiment -> context
                                .getPrimaryCache()
                                .byIndex(
                                        BY_EXPERIMENT,
                                        key(
                                                experiment.getMetadata().getNamespace(),
                                                experiment.getMetadata().getName()))
                                .stream()
                                .map(ResourceID::fromResource)
                                .collect(Collectors.toSet()))
                        .build(),
                context);
    }

    private static EventSource<Job, Trial> jobs(EventSourceContext<Trial> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Job.class, Trial.class)
                        .withNamespacesInheritedFromController()
                        .withComparableResourceVersion(false)
                        .withLabelSelector(Labels.SELECTOR)
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Trial.class))
                        .build(),
                context);
    }

    private static EventSource<Pod, Trial> pods(EventSourceContext<Trial> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Pod.class, Trial.class)
                        .withNamespacesInheritedFromController()
                        .withComparableResourceVersion(false)
                        .withLabelSelector(Labels.SELECTOR + "," + Labels.TRIAL)
                        .withSecondaryToPrimaryMapper(pod -> Set.of(new ResourceID(
                                pod.getMetadata().getLabels().get(Labels.TRIAL),
                                pod.getMetadata().getNamespace())))
                        .build(),
                context);
    }
}
