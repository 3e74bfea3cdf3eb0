package dev.trimtab.operator.config;

import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is injected everywhere: the clock, the meters, the election of one worker among several replicas. */
public class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The extension's own producer makes one before the registry is bound, and its meters stay empty. */
    @Produces
    @Singleton
    Metrics metrics(MeterRegistry registry) {
        return MicrometerMetricsV2.newBuilder(registry).build();
    }

    @Produces
    @Singleton
    @LookupIfProperty(name = "trimtab.leader-election", stringValue = "true")
    LeaderElectionConfiguration leaderElection(
            @ConfigProperty(name = "trimtab.leader-election.namespace") Optional<String> namespace,
            @ConfigProperty(name = "pod.name") Optional<String> pod) {
        var election = LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration("trimtab-operator");
        namespace.ifPresent(election::withLeaseNamespace);
        pod.ifPresent(election::withIdentity);
        return election.build();
    }
}
