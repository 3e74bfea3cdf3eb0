package dev.trimtab.operator.trial;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.study.Budgets;
import dev.trimtab.core.template.Names;
import dev.trimtab.core.template.TrialRun;
import dev.trimtab.core.trial.Attempts;
import dev.trimtab.core.trial.Order;
import dev.trimtab.core.trial.Step;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.operator.kube.Owners;
import dev.trimtab.operator.metrics.MetricsSource;
import dev.trimtab.operator.status.Events;
import dev.trimtab.operator.status.Reason;
import dev.trimtab.operator.status.TrialStatuses.Words;
import dev.trimtab.operator.workload.JobAdapter;
import dev.trimtab.operator.workload.Workloads;
import dev.trimtab.operator.workload.Workloads.Creation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out the steps of a trial. */
@ApplicationScoped
public class TrialActions {

    private final KubernetesClient client;
    private final Workloads workloads;
    private final MetricsSource metrics;
    private final Events events;

    public TrialActions(KubernetesClient client, Workloads workloads, MetricsSource metrics, Events events) {
        this.client = client;
        this.workloads = workloads;
        this.metrics = metrics;
        this.events = events;
    }

    /** Does what the step says, and says how the trial stands after it. */
    Words carryOut(Step step, Trial trial, Experiment experiment, Sight sight) {
        return switch (step) {
            case Step.Launch launch -> launch(launch, trial, experiment, sight);
            case Step.Await(TrialState state, String reason, String message) ->
                words(state, reason, message, sight.facts().attempts(), sight.workloadName(), trial, sight);
            case Step.Release(String reason, String message) -> {
                metrics.forget(trial);
                yield words(TrialState.PENDING, reason, message, sight.facts().attempts(), null, trial, sight);
            }
            case Step.End(TrialState state, String reason, String message) -> {
                tell(trial, state, reason, message);
                yield words(state, reason, message, sight.facts().attempts(), sight.workloadName(), trial, sight);
            }
        };
    }

    private Words launch(Step.Launch launch, Trial trial, Experiment experiment, Sight sight) {
        metrics.forget(trial);
        Attempts attempts = launch.attempts();
        Creation creation = workloads.create(experiment, trial, run(trial, experiment, attempts.current()));
        return switch (creation) {
            case Creation.Done(String name) -> {
                events.normal(trial, Reason.WorkloadCreated, "Created Job " + name + ": " + launch.message());
                yield new Words(
                        TrialState.PENDING,
                        launch.reason(),
                        launch.message(),
                        attempts,
                        name,
                        null,
                        Map.of(),
                        null,
                        Map.of(),
                        sight.facts().workload().startTime());
            }
            case Creation.Refused(String reason, String message) -> {
                events.warning(trial, Reason.WorkloadRejected, message);
                yield words(TrialState.PENDING, reason, message, sight.facts().attempts(), null, trial, sight);
            }
            case Creation.Invalid(String reason, String message) -> {
                tell(trial, TrialState.FAILED, reason, message);
                yield words(TrialState.FAILED, reason, message, sight.facts().attempts(), null, trial, sight);
            }
        };
    }

    private static TrialRun run(Trial trial, Experiment experiment, int attempt) {
        return new TrialRun(
                experiment.getMetadata().getName(),
                trial.getMetadata().getName(),
                trial.getSpec().parameters(),
                Budgets.of(experiment.getSpec(), trial.getSpec()),
                trial.getSpec().seed(),
                attempt);
    }

    private void tell(Trial trial, TrialState state, String reason, String message) {
        String note = reason + ": " + message;
        switch (state) {
            case SUCCEEDED -> events.normal(trial, Reason.TrialSucceeded, note);
            case STOPPED -> events.normal(trial, Reason.TrialStopped, note);
            case FAILED -> events.warning(trial, Reason.TrialFailed, note);
            case PENDING, RUNNING, PAUSED -> throw new IllegalArgumentException(state + " is no end");
        }
    }

    private static Words words(
            TrialState state,
            String reason,
            String message,
            Attempts attempts,
            @Nullable String workload,
            Trial trial,
            Sight sight) {
        Measured measured = Measured.of(trial, sight.book(), state == TrialState.SUCCEEDED);
        return new Words(
                state,
                reason,
                message,
                attempts,
                workload,
                measured.objective(),
                measured.objectives(),
                measured.step(),
                measured.metrics(),
                sight.facts().workload().startTime());
    }

    /** A trial that was applied by hand becomes its experiment's, and goes with it. */
    void adopt(Trial trial, Experiment experiment) {
        if (Owners.controller(trial).isEmpty()) {
            client.resource(trial).edit(live -> {
                live.addOwnerReference(Owners.reference(experiment));
                return live;
            });
        }
    }

    /** Deletes the workloads that by the trial's standing have had their time. */
    void sweep(Trial trial, Standing recorded, Order order, Context<Trial> context) {
        if (recorded.finished()) {
            metrics.forget(trial);
        }
        leftovers(trial, recorded, order, context)
                .forEach(job -> workloads.delete(trial, job.getMetadata().getName()));
    }

    boolean leavesAnything(Trial trial, Standing standing, Order order, Context<Trial> context) {
        return leftovers(trial, standing, order, context).findAny().isPresent();
    }

    /** The last attempt's Job of a finished trial stays if it has come to its end: its log may be of use. */
    private static Stream<Job> leftovers(Trial trial, Standing standing, Order order, Context<Trial> context) {
        return context.getSecondaryResourcesAsStream(Job.class)
                .filter(job -> Owners.isOwnedBy(job, trial) && !job.isMarkedForDeletion())
                .filter(job -> {
                    int attempt = Names.attempt(
                                    trial.getMetadata().getName(),
                                    job.getMetadata().getName())
                            .orElse(standing.attempts().current());
                    boolean last = standing.finished()
                            && attempt == standing.attempts().current();
                    return last ? !JobAdapter.isOver(job) : !standing.wants(attempt, order);
                });
    }
}
