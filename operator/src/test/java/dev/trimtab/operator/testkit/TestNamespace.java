package dev.trimtab.operator.testkit;

import static org.awaitility.Awaitility.await;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A namespace of one test, with the words that tests use. */
public final class TestNamespace implements AutoCloseable {

    /** Generous: it only decides when a test that has gone wrong gives up. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(200);

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

    public Optional<Job> job(String job) {
        return Optional.ofNullable(
                client.batch().v1().jobs().inNamespace(name).withName(job).get());
    }

    public List<Pod> pods() {
        return client.pods().inNamespace(name).list().getItems();
    }

    /** The pod of a trial's attempt, once it runs. */
    public Pod awaitRunningPod(String workload) {
        return await("the pod of " + workload + " runs")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(
                        () -> client
                                .pods()
                                .inNamespace(name)
                                .withLabel("batch.kubernetes.io/job-name", workload)
                                .list()
                                .getItems()
                                .stream()
                                .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Name → parameters, as JSON. */
    public Map<String, String> points() {
        var points = new TreeMap<String, String>();
        trials().forEach(trial -> points.put(
                trial.getMetadata().getName(), trial.getSpec().parameters().toString()));
        return points;
    }

    /** Kind/name → resourceVersion, of all experiments and trials. */
    public Map<String, String> versions() {
        var versions = new TreeMap<String, String>();
        Stream.concat(
                        client.resources(Experiment.class).inNamespace(name).list().getItems().stream(),
                        trials().stream())
                .forEach(object -> versions.put(
                        object.getKind() + "/" + object.getMetadata().getName(),
                        object.getMetadata().getResourceVersion()));
        return versions;
    }

    public Experiment awaitExperiment(String experiment, String what, Predicate<Experiment> condition) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(POLL)
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
                .pollInterval(POLL)
                .until(() -> trial(trial), it -> it != null && condition.test(it));
    }

    public Trial awaitTrialState(String trial, String state) {
        return awaitTrial(
                trial,
                trial + " is " + state,
                it -> it.getStatus() != null && state.equals(it.getStatus().state()));
    }

    public Trial awaitTrialReason(String trial, String... anyOf) {
        return awaitTrial(
                trial,
                trial + " gives as its reason " + String.join(" or ", anyOf),
                it -> it.getStatus() != null
                        && List.of(anyOf).contains(String.valueOf(it.getStatus().reason())));
    }

    public void awaitThat(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).pollInterval(POLL).until(condition);
    }

    /** For what must not take long: a pass or two. */
    public void awaitSoon(String what, Callable<Boolean> condition) {
        await(what).atMost(SOON).pollInterval(POLL).until(condition);
    }

    @Override
    public void close() {
        client.namespaces().withName(name).delete();
    }
}
