package dev.trimtab.operator.experiment;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.ExperimentStatus;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.plan.ExperimentPlan;
import dev.trimtab.core.plan.ExperimentPlanner;
import dev.trimtab.core.plan.ExperimentState;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.operator.status.ExperimentStatuses;
import dev.trimtab.operator.status.StatusWriter;
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
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Keeps an experiment supplied with trials until it ends. */
@ControllerConfiguration(
        name = "experiment",
        // No event is filtered out as our own: the filter of this framework version can swallow a user's edit that
        // lands
        // while a status is being written (java-operator-sdk issue 3398).
        informer = @Informer(comparableResourceVersions = false),
        maxReconciliationInterval = @MaxReconciliationInterval(interval = 5, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = -1, initialInterval = 500, intervalMultiplier = 2, maxInterval = 60_000)
public class ExperimentReconciler implements Reconciler<Experiment> {

    private final ExperimentObserver observer;
    private final TrialCreator creator;
    private final ExperimentStatuses statuses;
    private final StatusWriter writer;
    private final ExperimentEvents events;
    private final Clock clock;
    private final Memory memory;

    public ExperimentReconciler(
            ExperimentObserver observer,
            TrialCreator creator,
            ExperimentStatuses statuses,
            StatusWriter writer,
            ExperimentEvents events,
            Clock clock,
            Memory memory) {
        this.observer = observer;
        this.creator = creator;
        this.statuses = statuses;
        this.writer = writer;
        this.events = events;
        this.clock = clock;
        this.memory = memory;
    }

    @Override
    public UpdateControl<Experiment> reconcile(Experiment experiment, Context<Experiment> context) {
        if (experiment.isMarkedForDeletion()) {
            return UpdateControl.noUpdate();
        }
        Optional<String> problem = ExperimentCheck.problem(experiment);
        if (problem.isPresent()) {
            return report(experiment, statuses.stalled(experiment, problem.get()), Optional.empty());
        }
        Optional<String> missing = WarmStarts.missing(experiment, context);
        if (missing.isPresent()) {
            ExperimentStatus waiting = statuses.stalled(experiment, "WarmStartMissing", missing.get());
            return report(experiment, waiting, Optional.of(WarmStarts.LOOK_AGAIN));
        }
        ExperimentState state = observer.observe(experiment, context, clock.instant());
        ExperimentPlan plan = ExperimentPlanner.plan(state, memory);
        creator.create(experiment, plan.starts());
        return report(experiment, statuses.status(experiment, plan, state.startTime()), untilDeadline(state, plan));
    }

    private UpdateControl<Experiment> report(Experiment experiment, ExperimentStatus status, Optional<Duration> wake) {
        UpdateControl<Experiment> control = writer.write(experiment, status, Experiment::new, wake);
        events.publish(experiment, status);
        return control;
    }

    private static Optional<Duration> untilDeadline(ExperimentState state, ExperimentPlan plan) {
        Instant deadline = ExperimentPlanner.deadline(state);
        return plan.ending() != null || deadline == null
                ? Optional.empty()
                : Optional.of(Duration.between(state.now(), deadline).plusMillis(1));
    }

    @Override
    public List<EventSource<?, Experiment>> prepareEventSources(EventSourceContext<Experiment> context) {
        return List.of(new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Trial.class, Experiment.class)
                        .withNamespacesInheritedFromController()
                        .withComparableResourceVersion(false)
                        .withSecondaryToPrimaryMapper(trial -> Set.of(new ResourceID(
                                trial.getSpec().experiment(),
                                trial.getMetadata().getNamespace())))
                        .build(),
                context));
    }
}
