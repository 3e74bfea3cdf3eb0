package dev.trimtab.operator.metrics;

import dev.trimtab.api.v1alpha1.Durations;
import dev.trimtab.api.v1alpha1.MetricsSpec.PrometheusSource;
import dev.trimtab.core.metrics.Gauges;
import dev.trimtab.core.metrics.MetricBook;
import dev.trimtab.core.metrics.Report;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Scrapes a page of a pod at an interval while the pod runs. A page that cannot be had, or is larger than 4 MiB, is a page
 * without news. Redirects are not followed: a trial must not send the operator elsewhere.
 */
final class PrometheusReader implements MetricsReader {

    private static final int MAX_PAGE = 4 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final HttpRequest request;
    private final Duration interval;
    private final Gauges gauges;
    private final MetricBook book;
    private final Runnable onNews;
    private final CountDownLatch closed = new CountDownLatch(1);

    PrometheusReader(
            HttpClient http,
            String podIp,
            PrometheusSource source,
            List<String> metrics,
            MetricBook book,
            Runnable onNews) {
        this.http = http;
        String host = podIp.contains(":") ? "[" + podIp + "]" : podIp;
        this.request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + source.port() + source.path()))
                .timeout(TIMEOUT)
                .build();
        this.interval = Durations.parse(source.interval());
        this.gauges = new Gauges(metrics);
        this.book = book;
        this.onNews = onNews;
        Thread.ofVirtual().name("scrape-" + podIp).start(this::run);
    }

    private void run() {
        try {
            do {
                scrape();
            } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void scrape() throws InterruptedException {
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] page = body.readNBytes(MAX_PAGE + 1);
                if (response.statusCode() == 200 && page.length <= MAX_PAGE) {
                    take(gauges.read(new String(page, StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            // Not up yet, or already gone: the next scrape or the end of the pod will tell.
        }
    }

    private void take(List<Report> news) {
        news.forEach(book::add);
        if (!news.isEmpty()) {
            onNews.run();
        }
    }

    @Override
    public MetricBook book() {
        return book;
    }

    @Override
    public boolean allRead(boolean workloadIsOver) {
        return workloadIsOver;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
