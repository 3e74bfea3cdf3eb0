package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.operator.testkit.Cluster;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.OperatorImage;
import dev.trimtab.operator.testkit.TestNamespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The path of a user without Helm. */
@Execution(ExecutionMode.SAME_THREAD)
@OnCluster(sharedOperator = false)
class KustomizeIT {

    private static final String FOLDER = "../deploy/kustomize";

    @AfterAll
    static void leaveTheClusterAsItWas() {
        Cluster.get().kubectl("delete", "-k", FOLDER, "--ignore-not-found");
        Cluster.get().applyDefinitions();
    }

    @Test
    void theManifestsInstallAnOperatorAndTakeItAwayAgain(TestNamespace namespace) {
        OperatorImage.load();
        Cluster cluster = Cluster.get();
        cluster.kubectl("apply", "--server-side", "--force-conflicts", "-k", FOLDER)
                .orFail();
        namespace
                .apply(Manifests.experiment("plain", "maxTrials: 1", "echo score=$TRIMTAB_PARAM_X"))
                .orFail();

        namespace.awaitState("plain", "Complete");

        assertThat(cluster.kubectl("-n", "trimtab-system", "rollout", "status", "deployment/trimtab", "--timeout=30s")
                        .orFail())
                .contains("successfully rolled out");
        cluster.kubectl("delete", "-k", FOLDER).orFail();
        assertThat(cluster.kubectl("get", "namespace", "trimtab-system").out()).contains("not found");
        assertThat(cluster.kubectl("get", "clusterroles,clusterrolebindings,crd", "--output=name")
                        .orFail())
                .doesNotContain("trimtab");
    }
}
