package dev.trimtab.operator.config;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurationServiceCustomizer;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One of several replicas works, the others stand by. For a moment there may be two at work; every write is safe under two
 * writers, because names are deterministic and status is written only over the version that was seen.
 */
@Singleton
public class LeaderElection implements ConfigurationServiceCustomizer {

    private final boolean enabled;
    private final Optional<String> namespace;
    private final Optional<String> pod;

    public LeaderElection(
            @ConfigProperty(name = "trimtab.leader-election", defaultValue = "false") boolean enabled,
            @ConfigProperty(name = "trimtab.leader-election.namespace") Optional<String> namespace,
            @ConfigProperty(name = "pod.name") Optional<String> pod) {
        this.enabled = enabled;
        this.namespace = namespace;
        this.pod = pod;
    }

    @Override
    public Consumer<ConfigurationServiceOverrider> overrider() {
        return configuration -> {
            if (enabled) {
                var election = LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration("trimtab-operator");
                namespace.ifPresent(election::withLeaseNamespace);
                pod.ifPresent(election::withIdentity);
                // The framework would end the process by System.exit from within a shutdown hook, and wait for itself.
                election.withLeaderCallbacks(new LeaderCallbacks(() -> {}, () -> Quarkus.asyncExit(1), leader -> {}));
                configuration.withLeaderElectionConfiguration(election.buildForTest(false));
            }
        };
    }
}
