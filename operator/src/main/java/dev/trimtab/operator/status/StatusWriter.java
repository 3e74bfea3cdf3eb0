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
import java.util.function.Supplier;

/**
 * Writes a status: only when it differs from what was seen, only over the version that was seen, and with another pass at
 * once when the spec moved in the meantime.
 */
@ApplicationScoped
public class StatusWriter {

    private static final Duration AFTER_CONFLICT = Duration.ofMillis(500);

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
     */
    public <S, R extends CustomResource<?, S>> UpdateControl<R> write(R seen, S desired, Supplier<R> blank) {
        if (Objects.equals(seen.getStatus(), desired)) {
            return UpdateControl.noUpdate();
        }
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
            boolean specMoved = !Objects.equals(
                    after.getMetadata().getGeneration(), seen.getMetadata().getGeneration());
            UpdateControl<R> done = UpdateControl.noUpdate();
            return specMoved ? done.reschedule() : done;
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                // The version that beat this one is on its way into the cache.
                case HttpURLConnection.HTTP_CONFLICT ->
                    UpdateControl.<R>noUpdate().rescheduleAfter(AFTER_CONFLICT);
                case HttpURLConnection.HTTP_NOT_FOUND -> UpdateControl.noUpdate();
                default -> throw e;
            };
        }
    }
}
