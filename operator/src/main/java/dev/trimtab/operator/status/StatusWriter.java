package dev.trimtab.operator.status;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes a status: only when it differs from what was seen, only over the version that was seen, and with another pass at
 * once when the spec moved in the meantime.
 */
@ApplicationScoped
public class StatusWriter {

    private static final Duration SOON = Duration.ofMillis(200);

    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("trimtab/status")
            .withForce(true)
            .build();

    private final KubernetesClient client;

    public StatusWriter(KubernetesClient client) {
        this.client = client;
    }

    /**
     * @param seen the resource as it was observed
     * @param desired its status as it should be
     * @param blank makes an empty resource of the same kind
     * @param wake when to look at it again if nothing happens before
     */
    public <S, R extends CustomResource<?, S>> UpdateControl<R> write(
            R seen, S desired, Supplier<R> blank, Optional<Duration> wake) {
        UpdateControl<R> done = UpdateControl.noUpdate();
        if (!Objects.equals(seen.getStatus(), desired) && !settled(seen, desired, blank)) {
            return done.rescheduleAfter(SOON);
        }
        wake.ifPresent(done::rescheduleAfter);
        return done;
    }

    /** Writes; false where the resource has moved on and must be looked at again. */
    private <S, R extends CustomResource<?, S>> boolean settled(R seen, S desired, Supplier<R> blank) {
        R intent = blank.get();
        intent.setMetadata(new ObjectMetaBuilder()
                .withName(seen.getMetadata().getName())
                .withNamespace(seen.getMetadata().getNamespace())
                .withUid(seen.getMetadata().getUid())
                .withResourceVersion(seen.getMetadata().getResourceVersion())
                .build());
        intent.setStatus(desired);
        try {
            R after = client.resource(intent).subresource("status").patch(APPLY);
            return Objects.equals(
                    after.getMetadata().getGeneration(), seen.getMetadata().getGeneration());
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                // The version that beat this one is on its way into the cache.
                case HttpURLConnection.HTTP_CONFLICT -> false;
                // It was deleted in the meantime.
                case HttpURLConnection.HTTP_NOT_FOUND -> true;
                default -> throw e;
            };
        }
    }
}
