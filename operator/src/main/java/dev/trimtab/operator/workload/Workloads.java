package dev.trimtab.operator.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.template.TrialRun;
import dev.trimtab.core.trial.Workload;
import dev.trimtab.core.trial.Workload.Phase;
import dev.trimtab.operator.kube.Labels;
import dev.trimtab.operator.kube.Owners;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates and deletes workloads. */
@ApplicationScoped
public class Workloads {

    private static final int UNPROCESSABLE = 422;

    private final KubernetesClient client;
    private final KubernetesSerialization serialization;
    private final JobAdapter adapter;

    public Workloads(KubernetesClient client, KubernetesSerialization serialization, JobAdapter adapter) {
        this.client = client;
        this.serialization = serialization;
        this.adapter = adapter;
    }

    /** What came of the wish to create a workload. */
    public sealed interface Creation {

        /** It exists, created now or in a former life. */
        record Done(String name) implements Creation {}

        /** The API server refuses it for now (a quota, a missing permission); asking again later makes sense. */
        record Refused(String reason, String message) implements Creation {}

        /** It can never be created. */
        record Invalid(String reason, String message) implements Creation {}
    }

    public Creation create(Experiment experiment, Trial trial, TrialRun run) {
        ObjectNode workload = adapter.render(experiment.getSpec().trial().template(), run);
        Map<String, String> labels = Labels.ofWorkload(run.experiment(), run.trial());
        ObjectNode ownLabels = workload.withObject("/metadata/labels");
        labels.forEach(ownLabels::put);
        adapter.labelPods(workload, labels);
        // Not as the adapter's type, which would drop or bend what does not fit: the API server shall say what it
        // refuses.
        HasMetadata resource = serialization.convertValue(workload, GenericKubernetesResource.class);
        resource.getMetadata().setNamespace(trial.getMetadata().getNamespace());
        resource.addOwnerReference(Owners.reference(trial));
        try {
            client.resource(resource).fieldValidation(Validation.STRICT).create();
            return new Creation.Done(resource.getMetadata().getName());
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HttpURLConnection.HTTP_CONFLICT -> adopt(resource, trial);
                case HttpURLConnection.HTTP_FORBIDDEN -> new Creation.Refused(forbidden(message(e)), message(e));
                case UNPROCESSABLE, HttpURLConnection.HTTP_BAD_REQUEST ->
                    new Creation.Invalid("WorkloadInvalid", message(e));
                default -> throw e;
            };
        }
    }

    private Creation adopt(HasMetadata resource, Trial trial) {
        HasMetadata live = client.resource(resource).get();
        String name = resource.getMetadata().getName();
        if (live == null) {
            return new Creation.Refused("NameTaken", "A workload of the name " + name + " was there a moment ago.");
        }
        if (live.isMarkedForDeletion()) {
            return new Creation.Refused("NameTaken", "The workload " + name + " is still being deleted.");
        }
        return Owners.isOwnedBy(live, trial)
                ? new Creation.Done(name)
                : new Creation.Refused(
                        "NameTaken",
                        "There is a " + live.getKind() + " of the name " + name
                                + " that does not belong to this trial; delete or rename it.");
    }

    private static String forbidden(String message) {
        return message.contains("exceeded quota") ? "QuotaExceeded" : "Forbidden";
    }

    private static String message(KubernetesClientException e) {
        return e.getStatus() != null && e.getStatus().getMessage() != null
                ? e.getStatus().getMessage()
                : String.valueOf(e.getMessage());
    }

    /** Why the workload gets no pod, if the API server refuses it; without the right to read events nobody knows. */
    public Optional<Workload> refusedPod(HasMetadata workload) {
        try {
            return client
                    .v1()
                    .events()
                    .inNamespace(workload.getMetadata().getNamespace())
                    .withField("involvedObject.uid", workload.getMetadata().getUid())
                    .withField("reason", "FailedCreate")
                    .list()
                    .getItems()
                    .stream()
                    .max(Comparator.comparing(event -> String.valueOf(event.getLastTimestamp())))
                    .map(Event::getMessage)
                    .map(message -> new Workload(Phase.PENDING, forbidden(message), message, null));
        } catch (KubernetesClientException e) {
            return Optional.empty();
        }
    }

    /** The workload as the API server has it at this moment, if it is the trial's. */
    public Optional<HasMetadata> live(Trial trial, String name) {
        HasMetadata live = client.resources(adapter.type())
                .inNamespace(trial.getMetadata().getNamespace())
                .withName(name)
                .get();
        return Optional.ofNullable(live).filter(workload -> Owners.isOwnedBy(workload, trial));
    }

    /** The pods of a trial's workload as the API server has them at this moment. */
    public List<Pod> livePods(Trial trial, HasMetadata workload) {
        return client
                .pods()
                .inNamespace(trial.getMetadata().getNamespace())
                .withLabel(Labels.TRIAL, trial.getMetadata().getName())
                .list()
                .getItems()
                .stream()
                .filter(pod -> Owners.isOwnedBy(pod, workload))
                .toList();
    }

    /**
     * Deletes the trial's workload and, in the background, its pods. It is read live first and deleted in exactly that
     * version, so that a stale cache never kills a namesake.
     */
    public void delete(Trial trial, String name) {
        Optional<HasMetadata> live = live(trial, name).filter(workload -> !workload.isMarkedForDeletion());
        if (live.isPresent()) {
            client.resource(live.get()).lockResourceVersion().delete();
        }
    }
}
