package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.core.validation.BadManifest;
import dev.trimtab.core.validation.BadManifest.Where;
import dev.trimtab.core.validation.BadManifests;
import dev.trimtab.operator.testkit.Cluster;
import dev.trimtab.operator.testkit.Command;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.TestNamespace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table by which the offline validator is tested, told by a real API server and a real operator. */
@OnCluster
class BadManifestsIT {

    static List<BadManifest> refusedByTheServer() {
        return BadManifests.of(Where.SERVER);
    }

    static List<BadManifest> refusedByTheOperator() {
        return BadManifests.of(Where.OPERATOR);
    }

    @Test
    void thereAreMoreThanFortyOfThem() {
        assertThat(BadManifests.all()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("refusedByTheServer")
    void kubectlApplyIsRefused(BadManifest bad) {
        Command.Result result = Cluster.get().kubectlWithInput(bad.yaml(), "apply", "--dry-run=server", "-f", "-");

        assertThat(result.exitCode()).as(result.out()).isNotZero();
        // In a message about one path the server escapes the quotes of what it found.
        assertThat(result.out().replace("\\\"", "\"")).contains(bad.path()).contains(bad.sentence());
    }

    @ParameterizedTest
    @MethodSource("refusedByTheOperator")
    void theOperatorSaysWhy(BadManifest bad, TestNamespace namespace) {
        boolean isTrial = bad.yaml().contains("kind: Trial");
        if (isTrial) {
            namespace
                    .apply(BadManifests.good("experiment").replace("maxTrials:", "suspend: true\n  maxTrials:"))
                    .orFail();
        }

        namespace.apply(bad.yaml()).orFail();

        String said = isTrial
                ? namespace.awaitTrialState("by-hand", "Failed").getStatus().conditions().stream()
                        .filter(condition -> condition.getType().equals("Failed"))
                        .findFirst()
                        .orElseThrow()
                        .getMessage()
                : namespace.awaitState("good", "Stalled").getStatus().conditions().stream()
                        .filter(condition -> condition.getType().equals("Stalled"))
                        .findFirst()
                        .orElseThrow()
                        .getMessage();
        assertThat(said).contains(bad.path()).contains(bad.sentence());
    }
}
