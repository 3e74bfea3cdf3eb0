package dev.trimtab.operator.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells people what happened, in events that {@code kubectl describe} shows. An event that cannot be written is no harm. */
@ApplicationScoped
public class Events {

    private static final Logger LOG = Logger.getLogger(Events.class);
    private static final int MAX_NOTE = 1024;
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final KubernetesClient client;
    private final Clock clock;
    private final String instance;

    public Events(
            KubernetesClient client,
            Clock clock,
            @ConfigProperty(name = "pod.name", defaultValue = "trimtab-operator") String instance) {
        this.client = client;
        this.clock = clock;
        this.instance = instance;
    }

    public void normal(HasMetadata regarding, Reason reason, String note) {
        publish(regarding, "Normal", reason, note);
    }

    public void warning(HasMetadata regarding, Reason reason, String note) {
        publish(regarding, "Warning", reason, note);
    }

    /** The name is a function of what happened to which version of the object, so that no event is written twice. */
    private void publish(HasMetadata regarding, String type, Reason reason, String note) {
        var metadata = regarding.getMetadata();
        String name = "%s.%s.%s"
                .formatted(
                        metadata.getName(),
                        metadata.getResourceVersion(),
                        reason.name().toLowerCase(Locale.ROOT));
        var event = new EventBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(metadata.getNamespace())
                .endMetadata()
                .withEventTime(new MicroTime(MICROS.format(clock.instant())))
                .withReportingController("trimtab.dev/operator")
                .withReportingInstance(instance)
                .withAction(reason.action())
                .withReason(reason.name())
                .withType(type)
                .withNote(note.length() > MAX_NOTE ? note.substring(0, MAX_NOTE) : note)
                .withRegarding(new ObjectReferenceBuilder()
                        .withApiVersion(regarding.getApiVersion())
                        .withKind(regarding.getKind())
                        .withName(metadata.getName())
                        .withNamespace(metadata.getNamespace())
                        .withUid(metadata.getUid())
                        .build())
                .build();
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                LOG.debugf("Event %s for %s not written: %s", reason, name, e.getMessage());
            }
        }
    }
}
