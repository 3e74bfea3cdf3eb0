package dev.trimtab.operator.config;

import dev.trimtab.engine.suggest.Memory;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What is injected everywhere: the clock, the meters, the engine's memory. */
public class Wiring {

    private static final int REMEMBERED = 32;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Of all experiments: what their next decisions can build on. At most about 4 MB each, for a thousand trials. */
    @Produces
    @Singleton
    Memory memory() {
        return new Memory(REMEMBERED);
    }

    /** The extension's own producer makes one before the registry is bound, and its meters stay empty. */
    @Produces
    @Singleton
    Metrics metrics(MeterRegistry registry) {
        return MicrometerMetricsV2.newBuilder(registry).build();
    }
}
