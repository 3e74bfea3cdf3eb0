package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.operator.testkit.Cluster;
import dev.trimtab.operator.testkit.Command;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.TestNamespace;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others install us with: the chart's own tests, the rendered manifests, what Argo CD makes of live objects. */
@OnCluster
class DeployIT {

    private static final String QUICK = "echo score=$TRIMTAB_PARAM_X";

    /** Each says itself what it is missing on this machine. */
    @ParameterizedTest
    @ValueSource(strings = {"helm/test", "deploy/render --check", "deploy/argocd/test"})
    void theScriptSaysThatAllIsWell(String script) {
        List<String> words = List.of(script.split(" "));
        Command.of("../" + words.getFirst())
                .with(words.subList(1, words.size()).toArray(String[]::new))
                .environment(
                        "TRIMTAB_TEST_KUBECONFIG", Cluster.get().kubeconfig().toString())
                .run()
                .orFail();
    }

    @Test
    void argoCdTellsTheHealthOfLiveObjects(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("runs", "maxTrials: 1", "exec sleep 3600"))
                .orFail();
        namespace
                .apply(Manifests.experiment("waits", "maxTrials: 1\nsuspend: true", QUICK))
                .orFail();
        namespace.apply(Manifests.experiment("ends", "maxTrials: 1", QUICK)).orFail();
        namespace
                .apply(Manifests.experiment("breaks", "maxTrials: 1\nmaxFailedTrials: 0", "exit 1"))
                .orFail();
        namespace
                .apply(Manifests.experiment("stalls", "maxTrials: 1", QUICK)
                        .replace(
                                "[{name: x, double: {min: 0, max: 1}}]",
                                "[{name: a, categorical: {values: [u, v]}, when: {parameter: b, in: [u]}},"
                                        + " {name: b, categorical: {values: [u, v]}, when: {parameter: a, in: [u]}}]"))
                .orFail();

        namespace.awaitState("stalls", "Stalled");
        assertThat(health(namespace, "experiment", "stalls")).isEqualTo("Degraded");
        namespace.awaitState("waits", "Suspended");
        assertThat(health(namespace, "experiment", "waits")).isEqualTo("Suspended");
        namespace.awaitTrialState("runs-0", "Running");
        assertThat(health(namespace, "experiment", "runs")).isEqualTo("Healthy");
        assertThat(health(namespace, "trial", "runs-0")).isEqualTo("Progressing");
        namespace.awaitState("ends", "Complete");
        assertThat(health(namespace, "experiment", "ends")).isEqualTo("Healthy");
        assertThat(health(namespace, "trial", "ends-0")).isEqualTo("Healthy");
        namespace.awaitState("breaks", "Failed");
        assertThat(health(namespace, "experiment", "breaks")).isEqualTo("Degraded");
        assertThat(health(namespace, "trial", "breaks-0")).isEqualTo("Degraded");
    }

    private static String health(TestNamespace namespace, String kind, String name) {
        String object = namespace.kubectl("get", kind, name, "--output=json").orFail();
        String health = Command.of("../deploy/argocd/test")
                .with("--health")
                .input(object)
                .run()
                .orFail();
        return Serialization.unmarshal(health, JsonNode.class).path("status").asText();
    }
}
