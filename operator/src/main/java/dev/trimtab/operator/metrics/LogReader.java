package dev.trimtab.operator.metrics;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.core.metrics.MetricBook;
import dev.trimtab.core.metrics.MetricLines;
import dev.trimtab.operator.workload.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log of a pod's first container through the API server, from its first line to its last. When the connection
 * breaks it starts over, with an empty book: the log is the truth.
 */
final class LogReader implements MetricsReader {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final KubernetesClient client;
    private final String namespace;
    private final String pod;
    private final String uri;
    private final ExperimentSpec spec;
    private final Runnable onNews;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private volatile MetricBook book;
    private volatile boolean allRead;
    private volatile boolean closed;
    private volatile @Nullable CompletableFuture<HttpResponse<InputStream>> request;

    /** @param onNews called after each line that held a metric, and at the end of the log */
    LogReader(KubernetesClient client, Pod pod, ExperimentSpec spec, Runnable onNews) {
        this.client = client;
        this.namespace = pod.getMetadata().getNamespace();
        this.pod = pod.getMetadata().getName();
        this.uri = "%sapi/v1/namespaces/%s/pods/%s/log?container=%s&follow=true"
                .formatted(
                        client.getMasterUrl(),
                        namespace,
                        this.pod,
                        pod.getSpec().getContainers().getFirst().getName());
        this.spec = spec;
        this.onNews = onNews;
        this.book = new MetricBook(spec);
        Thread.ofVirtual().name("log-" + this.pod).start(this::run);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            boolean overBefore = podIsOver();
            boolean readToItsEnd = follow();
            if (readToItsEnd && overBefore) {
                allRead = true;
                onNews.run();
                return;
            }
            pause(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
    }

    /** A log that was read to its end while the pod was already over has been read completely. */
    private boolean podIsOver() {
        try {
            Pod live = client.pods().inNamespace(namespace).withName(pod).get();
            return live == null || Pods.isOver(live);
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private boolean follow() {
        MetricBook fresh = new MetricBook(spec);
        try (InputStream log = open()) {
            var lines = new Lines(log);
            for (String line = lines.next(); line != null && !closed; line = lines.next()) {
                var reports = MetricLines.read(line);
                reports.forEach(fresh::add);
                if (!reports.isEmpty()) {
                    // Only now: a book that starts over must not hide what the former one knew.
                    book = fresh.step().orElse(0) >= book.step().orElse(0) ? fresh : book;
                    onNews.run();
                }
            }
            return true;
        } catch (FileNotFoundException podIsGone) {
            return true;
        } catch (IOException | CompletionException | CancellationException cut) {
            return false;
        } finally {
            request = null;
        }
    }

    /** Asks for the log itself: the client's own way first watches the pod for readiness, which here is long past. */
    private InputStream open() throws IOException {
        HttpClient http = client.getHttpClient();
        var answer = http.sendAsync(
                http.newHttpRequestBuilder().forStreaming().uri(uri).build(), InputStream.class);
        request = answer;
        if (closed) {
            answer.cancel(true);
        }
        HttpResponse<InputStream> response = answer.join();
        if (response.isSuccessful()) {
            return response.body();
        }
        response.body().close();
        throw response.code() == HttpURLConnection.HTTP_NOT_FOUND
                ? new FileNotFoundException(uri)
                : new IOException("The log was refused with " + response.code());
    }

    private void pause(Duration pause) {
        lock.lock();
        try {
            if (!closed) {
                closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public MetricBook book() {
        return book;
    }

    @Override
    public boolean allRead(boolean workloadIsOver) {
        return allRead;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        CompletableFuture<HttpResponse<InputStream>> open = request;
        if (open != null && !open.cancel(true) && !open.isCompletedExceptionally()) {
            try {
                open.join().body().close();
            } catch (IOException alreadyClosed) {
                // As it should be.
            }
        }
    }
}
