package dev.trimtab.operator.metrics;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.MetricsSpec;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.api.v1alpha1.TrialStatus.CurvePoint;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.core.metrics.MetricBook;
import dev.trimtab.core.metrics.Report;
import dev.trimtab.operator.workload.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The metrics of running trials, as an event source: a trial is reconciled again when there is news of it. */
@Singleton
public class MetricsSource extends AbstractEventSource<Void, Trial> implements ResourceEventAware<Trial> {

    /** So much news of one trial makes one status write at most. */
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);

    /** The same where a report may be a trial's last: steps that it need not take are wasted. */
    private static final Duration BETWEEN_VERDICTS = Duration.ofSeconds(1);

    /**
     * A client of its own: the API server closes the connection of a log at its end, and a request of the common client that
     * is sent over it just then would fail (kubernetes-client issue 7450).
     */
    private final KubernetesClient logs;

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<ResourceID, Reading> readings = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("metrics-timer").factory());

    /** A reader and the pod it reads. */
    private record Reading(String podUid, MetricsReader reader) {}

    public MetricsSource(KubernetesClient client, Clock clock) {
        super(Void.class, "metrics");
        this.logs = new KubernetesClientBuilder()
                .withConfig(client.getConfiguration())
                .build();
        this.clock = clock;
    }

    /** The reader of a trial's pod, started now if need be; empty where there is nothing to read yet. */
    public Optional<MetricsReader> reader(Trial trial, ExperimentSpec spec, Pod pod) {
        if (!Pods.hasStarted(pod)) {
            return Optional.empty();
        }
        ResourceID id = ResourceID.fromResource(trial);
        Reading reading = readings.compute(id, (key, known) -> {
            if (known != null && known.podUid().equals(pod.getMetadata().getUid())) {
                return known;
            }
            if (known != null) {
                known.reader().close();
            }
            return new Reading(pod.getMetadata().getUid(), start(id, trial, spec, pod));
        });
        return Optional.of(reading.reader());
    }

    private MetricsReader start(ResourceID id, Trial trial, ExperimentSpec spec, Pod pod) {
        MetricsSpec source = spec.trial().metrics();
        Runnable onNews = news(id, spec);
        if (source.prometheus() == null) {
            return new LogReader(logs, pod, spec, onNews);
        }
        return new PrometheusReader(
                http,
                pod.getStatus().getPodIP(),
                source.prometheus(),
                spec.requiredMetrics(),
                remembered(trial, spec),
                onNews);
    }

    /** What was scraped in a former life cannot be scraped again, but the trial's status holds its curves. */
    private static MetricBook remembered(Trial trial, ExperimentSpec spec) {
        var book = new MetricBook(spec);
        if (trial.getStatus() != null) {
            for (String name : spec.requiredMetrics()) {
                MetricStatus metric = trial.getStatus().metrics().get(name);
                List<CurvePoint> curve = metric == null ? List.of() : metric.curve();
                curve.forEach(point -> book.add(new Report(name, OptionalLong.of(point.step()), point.value())));
            }
        }
        return book;
    }

    /** Forgets a trial that needs no more reading. */
    public void forget(Trial trial) {
        Reading reading = readings.remove(ResourceID.fromResource(trial));
        if (reading != null) {
            reading.reader().close();
        }
    }

    @Override
    public void onResourceDeleted(Trial trial) {
        forget(trial);
    }

    @Override
    public Set<Void> getSecondaryResources(Trial trial) {
        return Set.of();
    }

    @Override
    public void stop() {
        super.stop();
        timer.shutdownNow();
        readings.values().forEach(reading -> reading.reader().close());
        readings.clear();
        logs.close();
    }

    /** Tells that there is news of a trial; the last is told at once. */
    private Runnable news(ResourceID id, ExperimentSpec spec) {
        boolean mayStop = spec.earlyStopping() != null || spec.fidelity() != null;
        var throttle = new Throttle(
                mayStop ? BETWEEN_VERDICTS : BETWEEN_NEWS,
                clock,
                (task, delay) -> timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS),
                () -> tell(id));
        return () -> {
            Reading reading = readings.get(id);
            throttle.news(reading != null && reading.reader().allRead(false));
        };
    }

    private void tell(ResourceID id) {
        if (isRunning()) {
            getEventHandler().handleEvent(new Event(id));
        }
    }
}
