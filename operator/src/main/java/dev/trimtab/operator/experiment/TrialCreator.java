package dev.trimtab.operator.experiment;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.plan.ExperimentPlan.Start;
import dev.trimtab.operator.kube.Labels;
import dev.trimtab.operator.kube.Owners;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.util.List;

/** Creates trials. Creating one is the commit: where the name is taken, a former life did it. */
@ApplicationScoped
public class TrialCreator {

    private final KubernetesClient client;

    public TrialCreator(KubernetesClient client) {
        this.client = client;
    }

    public void create(Experiment experiment, List<Start> starts) {
        starts.forEach(start -> create(experiment, start));
    }

    private void create(Experiment experiment, Start start) {
        Trial trial = new Trial();
        trial.setMetadata(new ObjectMetaBuilder()
                .withName(start.name())
                .withNamespace(experiment.getMetadata().getNamespace())
                .withLabels(Labels.ofTrial(experiment.getMetadata().getName()))
                .withOwnerReferences(Owners.reference(experiment))
                .build());
        trial.setSpec(start.spec());
        try {
            client.resource(trial).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            refuseNamesake(trial, experiment);
        }
    }

    /** Trials of a deleted namesake go when the garbage collector has come round; until then this one has to wait. */
    private void refuseNamesake(Trial trial, Experiment experiment) {
        Trial live = client.resource(trial).get();
        if (live == null || !(Owners.controller(live).isEmpty() || Owners.isOwnedBy(live, experiment))) {
            throw new IllegalStateException("Trial " + trial.getMetadata().getName()
                    + " is left from another experiment of this name; waiting for its deletion.");
        }
    }
}
