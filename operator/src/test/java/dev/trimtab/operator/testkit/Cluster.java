package dev.trimtab.operator.testkit;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The one cluster of a test run: the one of {@code TRIMTAB_TEST_KUBECONFIG}, else a K3s container from the image
 * {@code TRIMTAB_K3S_IMAGE} or the released one. The CRDs are applied and every node advertises GPUs.
 */
public final class Cluster {

    private static final String RELEASED_IMAGE = "rancher/k3s:v1.34.1-k3s1";
    private static final int GPUS = 8;
    private static final int PATIENCE_MILLIS = 60_000;

    private static final class Holder {
        static final Cluster INSTANCE = new Cluster();
    }

    private final Path kubeconfig;
    private final KubernetesClient client;
    private final Optional<K3sContainer> container;

    /** Started on the first call, stopped with the JVM. */
    public static Cluster get() {
        return Holder.INSTANCE;
    }

    private Cluster() {
        String given = System.getenv("TRIMTAB_TEST_KUBECONFIG");
        container = given == null ? Optional.of(start()) : Optional.empty();
        kubeconfig = container.map(Cluster::writeKubeconfig).orElseGet(() -> Path.of(given));
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                        .withRequestTimeout(PATIENCE_MILLIS)
                        .build())
                .build();
        applyDefinitions();
        client.nodes().list().getItems().forEach(this::advertiseGpus);
    }

    private static K3sContainer start() {
        String image = Optional.ofNullable(System.getenv("TRIMTAB_K3S_IMAGE")).orElse(RELEASED_IMAGE);
        var k3s = new K3sContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("rancher/k3s"));
        k3s.setWaitStrategy(
                Wait.forLogMessage(".*Node controller sync successful.*", 1).withStartupTimeout(Duration.ofMinutes(4)));
        k3s.start();
        return k3s;
    }

    private static Path writeKubeconfig(K3sContainer k3s) {
        try {
            Path file = Files.createTempFile("trimtab", ".kubeconfig");
            file.toFile().deleteOnExit();
            return Files.writeString(file, k3s.getKubeConfigYaml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void advertiseGpus(Node node) {
        var gpus = Map.of("nvidia.com/gpu", new Quantity(Integer.toString(GPUS)));
        client.nodes().withName(node.getMetadata().getName()).editStatus(live -> {
            live.getStatus().getCapacity().putAll(gpus);
            live.getStatus().getAllocatable().putAll(gpus);
            return live;
        });
    }

    public KubernetesClient client() {
        return client;
    }

    public Path kubeconfig() {
        return kubeconfig;
    }

    /** The CRDs as they are in this working tree, also where a test has taken them away. */
    public void applyDefinitions() {
        kubectl("apply", "--server-side", "--force-conflicts", "-f", "../crds/src/main/resources/crds")
                .orFail();
    }

    /**
     * Brings an image of the local Docker engine to the cluster's node. {@code TRIMTAB_LOAD} names another program for
     * clusters that {@code test-cluster} did not make; it gets the image as its argument.
     */
    public void load(String image) {
        Command load = Command.of(
                        Optional.ofNullable(System.getenv("TRIMTAB_LOAD")).orElse("../test-cluster/load"))
                .with(image);
        container.ifPresent(k3s -> load.environment("TRIMTAB_CLUSTER", k3s.getContainerId()));
        load.run().orFail();
    }

    /** The container that the cluster runs in, if the tests have started it. */
    public Optional<K3sContainer> container() {
        return container;
    }

    /** Runs the real kubectl, as a user would. */
    public Command.Result kubectl(String... arguments) {
        return kubectlWithInput("", arguments);
    }

    /** The same with something to read on its standard input. */
    public Command.Result kubectlWithInput(String input, String... arguments) {
        return Command.of(Optional.ofNullable(System.getenv("TRIMTAB_KUBECTL")).orElse("kubectl"))
                .with(arguments)
                .environment("KUBECONFIG", kubeconfig.toString())
                .input(input)
                .run();
    }
}
