package dev.trimtab.operator.config;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What is injected everywhere: the clock and the meters. */
public class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Of the registry itself: what the common one, which the extension's own producer takes, counts before it is bound to
     * this one is lost, and those are the passes over all that there is at the start.
     */
    @Produces
    @Singleton
    Metrics metrics(PrometheusMeterRegistry registry) {
        return MicrometerMetricsV2.newBuilder(registry).build();
    }
}
