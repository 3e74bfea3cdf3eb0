package dev.trimtab.operator.config;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurationServiceCustomizer;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * One of several replicas works, the others stand by. For a moment there may be two at work; every write is safe under two
 * writers, because names are deterministic and status is written only over the version that was seen.
 */
@Singleton
public class LeaderElection implements ConfigurationServiceCustomizer {

    private static final Logger LOG = Logger.getLogger(LeaderElection.class);
    private static final String LEASE = "trimtab-operator";

    private final KubernetesClient client;
    private final boolean enabled;
    private final Optional<String> namespace;
    private final Optional<String> pod;

    public LeaderElection(
            KubernetesClient client,
            @ConfigProperty(name = "trimtab.leader-election", defaultValue = "false") boolean enabled,
            @ConfigProperty(name = "trimtab.leader-election.namespace") Optional<String> namespace,
            @ConfigProperty(name = "pod.name") Optional<String> pod) {
        this.client = client;
        this.enabled = enabled;
        this.namespace = namespace;
        this.pod = pod;
    }

    @Override
    public Consumer<ConfigurationServiceOverrider> overrider() {
        return configuration -> {
            if (enabled) {
                var election = LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE);
                namespace.ifPresent(election::withLeaseNamespace);
                pod.ifPresent(election::withIdentity);
                // The framework would end the process by System.exit from within a shutdown hook, and wait for itself.
                election.withLeaderCallbacks(new LeaderCallbacks(() -> {}, this::leave, leader -> {}));
                configuration.withLeaderElectionConfiguration(election.buildForTest(false));
            }
        };
    }

    private void leave() {
        namespace.ifPresent(where -> pod.ifPresent(self -> giveBack(where, self)));
        Quarkus.asyncExit(1);
    }

    /** The framework keeps the lease when it ends, and the next operator would wait until it runs out. */
    private void giveBack(String where, String self) {
        try {
            Lease lease = client.leases().inNamespace(where).withName(LEASE).get();
            if (lease != null && self.equals(lease.getSpec().getHolderIdentity())) {
                lease.getSpec().setHolderIdentity("");
                client.resource(lease).lockResourceVersion().update();
            }
        } catch (KubernetesClientException e) {
            LOG.debugf("The lease was not given back and will run out: %s", e.getMessage());
        }
    }
}
