package dev.trimtab.operator.testkit;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The chart, installed with the real helm under the name {@code trimtab}. */
public final class HelmRelease {

    private static final String NAME = "trimtab";
    private static final String CHART = "../helm/trimtab";

    private final TestNamespace home;

    public HelmRelease(TestNamespace home) {
        this.home = home;
    }

    /** @param values arguments such as {@code --set=replicas=2} */
    public void install(String... values) {
        helm("install", NAME, CHART, "--wait", "--timeout=3m")
                .with(values)
                .run()
                .orFail();
    }

    public void upgrade(String... values) {
        helm("upgrade", NAME, CHART, "--wait", "--timeout=3m")
                .with(values)
                .run()
                .orFail();
    }

    public void uninstall() {
        helm("uninstall", NAME, "--wait", "--timeout=1m").run().orFail();
    }

    private Command helm(String... words) {
        return Command.of(Optional.ofNullable(System.getenv("TRIMTAB_HELM")).orElse("helm"))
                .with("--namespace", home.name())
                .with(words)
                .environment("KUBECONFIG", Cluster.get().kubeconfig().toString());
    }

    /** The operators' pods that are not on their way out. */
    public List<Pod> pods() {
        return home
                .client()
                .pods()
                .inNamespace(home.name())
                .withLabel("app.kubernetes.io/instance", NAME)
                .list()
                .getItems()
                .stream()
                .filter(pod -> !pod.isMarkedForDeletion())
                .toList();
    }

    /** What all operators that still are there have said. */
    public String log() {
        return home.kubectl("logs", "--selector=app.kubernetes.io/instance=" + NAME, "--tail=-1", "--prefix")
                .orFail();
    }

    /** The name of the pod that leads. */
    public String leader() {
        return home.kubectl("get", "lease", "trimtab-operator", "--output=jsonpath={.spec.holderIdentity}")
                .orFail();
    }

    public void awaitLeaderOtherThan(String former) {
        await("another operator leads than " + former)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(this::leader, leader -> !leader.isEmpty() && !leader.equals(former));
    }

    /** The metrics page, read through the Service. */
    public String metrics() {
        return Cluster.get()
                .kubectl(
                        "get",
                        "--raw",
                        "/api/v1/namespaces/" + home.name() + "/services/trimtab-metrics:metrics/proxy/q/metrics")
                .orFail();
    }

    /** Everything in the cluster that says it is of this release, as {@code kind.group/name}. */
    public static List<String> objects() {
        String kinds = Cluster.get()
                .kubectl("api-resources", "--verbs=list", "--output=name")
                .orFail()
                .lines()
                .filter(kind -> !kind.contains("metrics.k8s.io"))
                .collect(Collectors.joining(","));
        return Cluster.get()
                .kubectl("get", kinds, "--all-namespaces", "--selector=app.kubernetes.io/instance=" + NAME, "-o=name")
                .orFail()
                .lines()
                // Not the warnings about kinds that are going out of use.
                .filter(line -> line.matches("[a-z0-9.]+/[a-z0-9.:-]+"))
                .toList();
    }
}
