package dev.trimtab.cli.metrics;

import dev.trimtab.api.v1alpha1.Durations;
import dev.trimtab.api.v1alpha1.MetricsSpec.PrometheusSource;
import dev.trimtab.core.metrics.Gauges;
import dev.trimtab.core.metrics.Report;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Reads a trial's page of metrics at an interval, for as long as the trial runs. A page that cannot be read is skipped. */
public final class PageScraper implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_PAGE_BYTES = 4 * 1024 * 1024;

    private final HttpClient client;
    private final HttpRequest request;
    private final Duration interval;
    private final Gauges gauges;
    private final Consumer<List<Report>> reports;
    private final Thread thread;

    private PageScraper(PrometheusSource source, List<String> metrics, Consumer<List<Report>> reports) {
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + source.port() + source.path()))
                .timeout(TIMEOUT)
                .build();
        this.interval = Durations.parse(source.interval());
        this.gauges = new Gauges(metrics);
        this.reports = reports;
        this.thread = Thread.ofVirtual().unstarted(this::scrape);
    }

    /** @param reports gets what each page says, on a thread of its own */
    public static PageScraper start(PrometheusSource source, List<String> metrics, Consumer<List<Report>> reports) {
        var scraper = new PageScraper(source, metrics, reports);
        scraper.thread.start();
        return scraper;
    }

    private void scrape() {
        try {
            while (true) {
                Thread.sleep(interval);
                List<Report> page = gauges.read(page());
                if (!page.isEmpty()) {
                    reports.accept(page);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The page; empty where there is none, or none of a fit size in time. */
    private String page() throws InterruptedException {
        var fetch = new FutureTask<>(this::fetch);
        Thread fetching = Thread.ofVirtual().start(fetch);
        try {
            return fetch.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unreadable) {
            return "";
        } finally {
            fetching.interrupt();
        }
    }

    private String fetch() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] page = body.readNBytes(MAX_PAGE_BYTES + 1);
            boolean fits = response.statusCode() == 200 && page.length <= MAX_PAGE_BYTES;
            return fits ? new String(page, StandardCharsets.UTF_8) : "";
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        client.shutdownNow();
    }
}
