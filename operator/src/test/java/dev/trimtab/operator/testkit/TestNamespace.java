package dev.trimtab.operator.testkit;

import static org.awaitility.Awaitility.await;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** A namespace of one test, with the words that tests use. */
public final class TestNamespace implements AutoCloseable {

    /** Generous: it only decides when a test that has gone wrong gives up. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KubernetesClient client = Cluster.get().client();
    private final String name;

    public TestNamespace(String name) {
        this.name = name;
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("pod-security.kubernetes.io/warn", "restricted")
                        .endMetadata()
                        .build())
                .create();
    }

    public String name() {
        return name;
    }

    public KubernetesClient client() {
        return client;
    }

    /** From now on the namespace refuses every pod that does not meet the restricted Pod Security Standard. */
    public TestNamespace restricted() {
        Cluster.get()
                .kubectl("label", "namespace", name, "pod-security.kubernetes.io/enforce=restricted")
                .orFail();
        return this;
    }

    public Command.Result kubectl(String... arguments) {
        var words = new ArrayList<>(List.of("-n", name));
        words.addAll(List.of(arguments));
        return Cluster.get().kubectl(words.toArray(String[]::new));
    }

    /** {@code kubectl apply -f -}. */
    public Command.Result apply(String yaml) {
        return Cluster.get().kubectlWithInput(yaml, "-n", name, "apply", "-f", "-");
    }

    /** What the API server would say to it. */
    public Command.Result dryRun(String yaml) {
        return Cluster.get().kubectlWithInput(yaml, "-n", name, "apply", "--dry-run=server", "-f", "-");
    }

    public Experiment experiment(String experiment) {
        return client.resources(Experiment.class)
                .inNamespace(name)
                .withName(experiment)
                .get();
    }

    public Experiment edit(String experiment, String mergePatch) {
        kubectl("patch", "experiment", experiment, "--type=merge", "-p", mergePatch)
                .orFail();
        return experiment(experiment);
    }

    public Trial trial(String trial) {
        return client.resources(Trial.class).inNamespace(name).withName(trial).get();
    }

    /** By name. */
    public List<Trial> trials() {
        return client.resources(Trial.class).inNamespace(name).list().getItems().stream()
                .sorted(Comparator.comparing(trial -> trial.getMetadata().getName()))
                .toList();
    }

    public List<Job> jobs() {
        return client.batch().v1().jobs().inNamespace(name).list().getItems();
    }

    /** Name → parameters, as JSON. */
    public Map<String, String> points() {
        var points = new TreeMap<String, String>();
        trials().forEach(trial -> points.put(
                trial.getMetadata().getName(), trial.getSpec().parameters().toString()));
        return points;
    }

    public Experiment awaitExperiment(String experiment, String what, Predicate<Experiment> condition) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> experiment(experiment), it -> it != null && condition.test(it));
    }

    public Experiment awaitState(String experiment, String state) {
        return awaitExperiment(
                experiment,
                experiment + " is " + state,
                it -> it.getStatus() != null && state.equals(it.getStatus().state()));
    }

    public Trial awaitTrial(String trial, String what, Predicate<Trial> condition) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> trial(trial), it -> it != null && condition.test(it));
    }

    public Trial awaitTrialState(String trial, String state) {
        return awaitTrial(
                trial,
                trial + " is " + state,
                it -> it.getStatus() != null && state.equals(it.getStatus().state()));
    }

    public void awaitThat(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition);
    }

    @Override
    public void close() {
        client.namespaces().withName(name).delete();
    }
}
