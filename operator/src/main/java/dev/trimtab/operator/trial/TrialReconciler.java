package dev.trimtab.operator.trial;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.trial.Order;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** Nobody tells when a quota has room again, or a name is free. */
    private static final Duration REFUSED = Duration.ofSeconds(10);

    /** By then the cache holds the status that was written. */
    private static final Duration TO_SWEEP = Duration.ofMillis(200);

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
            actions.sweep(trial, Standing.of(trial), new Order.Run(), context);
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
        Order order = sight.facts().order();
        actions.sweep(trial, Standing.of(trial), order, context);
        Step step = TrialLife.next(sight.facts());
        Words words = actions.carryOut(step, trial, experiment.get(), sight);
        Duration wake = actions.leavesAnything(trial, Standing.of(words), order, context)
                ? TO_SWEEP
                : wake(sight, isRefused(step, words));
        return writer.write(trial, statuses.status(trial, words), Trial::new, Optional.of(wake));
    }

    private static boolean isRefused(Step step, Words words) {
        return step instanceof Step.Launch && words.workload() == null;
    }

    private static Duration wake(Sight sight, boolean refused) {
        Duration look = refused || sight.withoutPod() ? REFUSED : SAFETY_NET;
        return sight.untilTimeout().filter(left -> left.compareTo(look) < 0).orElse(look);
    }

    @Override
    public List<EventSource<?, Trial>> prepareEventSources(EventSourceContext<Trial> context) {
        Siblings.index(context.getPrimaryCache());
        return List.of(experiments(context), jobs(context), pods(context), metrics);
    }

    /** Only what gives orders to trials counts: suspension, resumption, early stopping, the end. */
    private static EventSource<Experiment, Trial> experiments(EventSourceContext<Trial> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Experiment.class, Trial.class)
                        .withNamespacesInheritedFromController()
                        .withComparableResourceVersion(false)
                        .withOnUpdateFilter((now, before) -> !orders(now).equals(orders(before)))
                        .withPrimaryToSecondaryMapper((Trial trial) -> Set.of(new ResourceID(
                                trial.getSpec().experiment(),
                                trial.getMetadata().getNamespace())))
                        .withSecondaryToPrimaryMapper(experiment -> Siblings.of(
                                        context.getPrimaryCache(),
                                        experiment.getMetadata().getNamespace(),
                                        experiment.getMetadata().getName())
                                .stream()
                                .map(ResourceID::fromResource)
                                .collect(Collectors.toSet()))
                        .build(),
                context);
    }

    private static List<@Nullable Object> orders(Experiment experiment) {
        ExperimentSpec spec = experiment.getSpec();
        return Arrays.asList(
                spec.suspend(), spec.fidelity(), spec.earlyStopping(), ExperimentStatuses.ended(experiment));
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
