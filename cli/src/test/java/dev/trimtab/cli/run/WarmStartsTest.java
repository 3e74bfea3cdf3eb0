package dev.trimtab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.cli.support.Runs;
import dev.trimtab.cli.support.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmStartsTest {

    @TempDir
    Path folder;

    @Test
    void aRunLearnsFromTheRunOfAnotherExperiment() throws Exception {
        Runs.run(source());
        Runs.Done done = Runs.run(learner());

        assertThat(done.result().trials().getFirst().spec().parameters().toString())
                .isEqualTo("{\"x\":3,\"y\":2}");
    }

    @Test
    void aRunThatHasStartedGoesOnWithoutItsSource() throws Exception {
        Runs.run(source());
        Runs.run(learner());
        Files.delete(folder.resolve(".trimtab/source/journal.jsonl"));

        assertThat(Runs.run(learner()).states()).hasSize(1);
    }

    @Test
    void aSourceThatNeverRanIsRefusedWithWhereItWasLookedFor() {
        assertThatThrownBy(() -> Runs.run(learner()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("spec.warmStart[0].experiment: there is no run of source in "
                        + folder.resolve(".trimtab/source") + ": run it first with trimtab run, or leave it out.");
    }

    private Path source() throws IOException {
        return named(
                "source",
                Yaml.shell("echo loss=$((3 - TRIMTAB_PARAM_X + 2 - TRIMTAB_PARAM_Y))")
                        .spec("algorithm: {grid: {}}")
                        .spec("maxTrials: 6"));
    }

    private Path learner() throws IOException {
        return named(
                "learner",
                Yaml.shell("echo loss=1")
                        .spec("warmStart: [{experiment: source}]")
                        .spec("maxTrials: 1"));
    }

    private Path named(String name, Yaml yaml) throws IOException {
        String text = yaml.parameters("[{name: x, integer: {min: 1, max: 3}}, {name: y, integer: {min: 1, max: 2}}]")
                .text()
                .replace("{name: test}", "{name: " + name + "}");
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}
