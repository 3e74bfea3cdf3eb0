package dev.trimtab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.cli.file.ExperimentFile;
import dev.trimtab.cli.support.Yaml;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final Machine FOUR_CORES = new Machine(4, List.of());

    @TempDir
    Path folder;

    private ExperimentSpec spec(Yaml yaml) throws Exception {
        return ExperimentFile.read(yaml.in(folder)).spec();
    }

    @Test
    void theSmallestLimitDecides() throws Exception {
        ExperimentSpec spec = spec(Yaml.shell("true").spec("parallelism: 8"));
        assertThat(Preflight.slots(spec, FOUR_CORES, null, false).count()).isEqualTo(4);
        assertThat(Preflight.slots(spec, FOUR_CORES, 3, false).count()).isEqualTo(3);
        assertThat(Preflight.slots(spec, FOUR_CORES, 99, false).count()).isEqualTo(4);
        assertThat(Preflight.slots(spec(Yaml.shell("true")), FOUR_CORES, null, false)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void gpusLimitTheTrialsThatAskForThem() throws Exception {
        ExperimentSpec spec =
                spec(Yaml.shell("true").spec("parallelism: 8").container("resources: {limits: {nvidia.com/gpu: 2}}"));
        Machine three = new Machine(8, List.of("0", "1", "2"));
        assertThat(Preflight.slots(spec, three, null, false).count()).isEqualTo(1);
        assertThat(Preflight.slots(spec, FOUR_CORES, null, true).count()).isEqualTo(4);
        assertThatThrownBy(() -> Preflight.slots(spec, FOUR_CORES, null, false))
                .hasMessageContaining("asks for 2 GPUs")
                .hasMessageContaining("this machine has none")
                .hasMessageContaining("--no-gpu")
                .hasMessageContaining("kubectl apply");
    }

    @Test
    void trialsThatShareAPortRunOneAtATimeAndItIsSaid() throws Exception {
        ExperimentSpec spec =
                spec(Yaml.shell("true").spec("parallelism: 8").trial("metrics: {prometheus: {port: 8080}}"));
        assertThat(Preflight.slots(spec, FOUR_CORES, null, false).count()).isEqualTo(1);
        assertThat(Preflight.notes(spec, List.of())).anyMatch(note -> note.contains("one at a time"));
    }

    @Test
    void whatOnlyAClusterHasIsSaid() throws Exception {
        ExperimentSpec spec = spec(Yaml.shell("true")
                .pod("initContainers: [{name: first, image: none}]")
                .container("env: [{name: KEY, valueFrom: {secretKeyRef: {name: s, key: k}}}]"));
        assertThat(Preflight.notes(spec, List.of("ConfigMap/files")))
                .anyMatch(note -> note.contains("ConfigMap/files"))
                .anyMatch(note -> note.contains("KEY"))
                .anyMatch(note -> note.contains("init containers"));
    }
}
