package dev.trimtab.operator.trial;

import dev.trimtab.api.v1alpha1.Durations;
import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.api.v1alpha1.TrialTemplate;
import dev.trimtab.core.metrics.MetricBook;
import dev.trimtab.core.plan.Ending;
import dev.trimtab.core.template.Names;
import dev.trimtab.core.trial.Attempts;
import dev.trimtab.core.trial.Order;
import dev.trimtab.core.trial.TrialFacts;
import dev.trimtab.core.trial.Workload;
import dev.trimtab.operator.kube.Owners;
import dev.trimtab.operator.metrics.MetricsReader;
import dev.trimtab.operator.metrics.MetricsSource;
import dev.trimtab.operator.status.ExperimentStatuses;
import dev.trimtab.operator.status.TrialStatuses;
import dev.trimtab.operator.workload.JobAdapter;
import dev.trimtab.operator.workload.Pods;
import dev.trimtab.operator.workload.Workloads;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what decides a trial's next step: from caches, and live before a verdict of loss. */
@ApplicationScoped
public class TrialObserver {

    /** A Job has its pod by then, or something is in the way. */
    private static final Duration TIME_FOR_A_POD = Duration.ofSeconds(3);

    private final JobAdapter adapter;
    private final Workloads workloads;
    private final MetricsSource metrics;
    private final Clock clock;

    public TrialObserver(JobAdapter adapter, Workloads workloads, MetricsSource metrics, Clock clock) {
        this.adapter = adapter;
        this.workloads = workloads;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The trial's experiment; empty where it does not exist or is a namesake of the one that owns the trial. */
    Optional<Experiment> experiment(Trial trial, Context<Trial> context) {
        return context.getSecondaryResource(Experiment.class)
                .filter(experiment -> !experiment.isMarkedForDeletion())
                .filter(experiment -> Owners.controller(trial).isEmpty() || Owners.isOwnedBy(trial, experiment));
    }

    Sight observe(Trial trial, Experiment experiment, Context<Trial> context) {
        Attempts attempts = TrialStatuses.attempts(trial);
        boolean suspended = TrialStatuses.isSuspended(trial);
        String name = attempts.current() == 0
                ? null
                : Names.workload(trial.getMetadata().getName(), attempts.current());
        Optional<Job> job = name == null ? Optional.empty() : job(trial, context, name, suspended);
        List<Pod> pods = job.map(it -> pods(context, it)).orElse(List.of());
        Workload workload = job.map(it -> observe(it, pods)).orElse(Workload.ABSENT);
        Optional<MetricsReader> reader =
                reported(trial, job, pods, workload).flatMap(pod -> metrics.reader(trial, experiment.getSpec(), pod));
        // First whether all is read, then what: a reader that starts over replaces its book on the way.
        boolean allRead = allRead(reader, workload);
        MetricBook book = reader.map(MetricsReader::book).orElse(null);
        Order order = order(trial, experiment, workload, book, context);
        return new Sight(
                facts(experiment, attempts, suspended, workload, order, book, allRead),
                name,
                workload.phase() == Workload.Phase.PENDING && pods.isEmpty(),
                book);
    }

    private TrialFacts facts(
            Experiment experiment,
            Attempts attempts,
            boolean suspended,
            Workload workload,
            Order order,
            @Nullable MetricBook book,
            boolean allRead) {
        TrialTemplate template = experiment.getSpec().trial();
        MetricBook measured = book == null ? new MetricBook(experiment.getSpec()) : book;
        return new TrialFacts(
                attempts,
                suspended,
                workload,
                order,
                measured.objectives(),
                measured.constrained(),
                measured.names(),
                allRead,
                template.retries().onDisruption(),
                template.retries().onFailure(),
                template.timeout() == null ? null : Durations.parse(template.timeout()),
                clock.instant());
    }

    /** Of this very Job: pods of a namesake that is gone may take a while to go. */
    private static List<Pod> pods(Context<Trial> context, Job job) {
        return context.getSecondaryResourcesAsStream(Pod.class)
                .filter(pod -> Owners.isOwnedBy(pod, job))
                .toList();
    }

    private Optional<Job> job(Trial trial, Context<Trial> context, String name, boolean suspended) {
        Optional<Job> cached = context.getSecondaryResourcesAsStream(Job.class)
                .filter(job -> job.getMetadata().getName().equals(name) && Owners.isOwnedBy(job, trial))
                .findFirst();
        // A cache may lag behind; an attempt is not given up for lost on its word.
        return cached.or(
                () -> suspended ? Optional.empty() : workloads.live(trial, name).map(Job.class::cast));
    }

    /**
     * The pod that reports, or has reported. Of a Job that is done one must have begun: a cache that does not know of it lags
     * behind, and what the pod has measured is not given up for lost on its word.
     */
    private Optional<Pod> reported(Trial trial, Optional<Job> job, List<Pod> cached, Workload workload) {
        Optional<Pod> begun = Pods.main(cached).filter(Pods::hasStarted);
        return begun.isPresent() || workload.phase() != Workload.Phase.SUCCEEDED
                ? begun
                : job.flatMap(it -> Pods.main(workloads.livePods(trial, it)));
    }

    /** Only the Job's events tell why it gets no pod. */
    private Workload observe(Job job, List<Pod> pods) {
        Workload workload = adapter.observe(job, pods);
        return workload.reason().equals(Pods.NONE_YET)
                        && Instant.parse(job.getMetadata().getCreationTimestamp())
                                .plus(TIME_FOR_A_POD)
                                .isBefore(clock.instant())
                ? workloads.refusedPod(job).orElse(workload)
                : workload;
    }

    private static Order order(
            Trial trial, Experiment experiment, Workload workload, @Nullable MetricBook book, Context<Trial> context) {
        Order order = order(experiment);
        if (!(order instanceof Order.Run) || workload.phase() != Workload.Phase.RUNNING) {
            return order;
        }
        return EarlyStops.of(trial, Measured.of(trial, book, false), experiment, Siblings.others(trial, context))
                .map(Order.class::cast)
                .orElse(order);
    }

    private static Order order(Experiment experiment) {
        Ending ending = ExperimentStatuses.ended(experiment);
        if (ending != null) {
            return new Order.Stop(ending.reason(), "The experiment ended: " + ending.message());
        }
        return experiment.getSpec().suspend() ? new Order.Suspend() : new Order.Run();
    }

    /** Where there is no pod left there is nothing more to read. */
    private static boolean allRead(Optional<MetricsReader> reader, Workload workload) {
        boolean over = workload.phase() == Workload.Phase.SUCCEEDED;
        return reader.map(it -> it.allRead(over)).orElse(over);
    }
}
