package dev.trimtab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.support.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repository's examples, from their own files, with fewer trials. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("../examples");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"quickstart, 2", "conditional, 8", "grid, 6", "gpu, 2", "pareto, 14", "prometheus, 1"})
    void anExampleRuns(String example, int trials) throws Exception {
        copy(EXAMPLES.resolve(example));
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, Files.readString(file).replaceAll("maxTrials: \\d+", "maxTrials: " + trials));
        Runs.Done done = Runs.run(file, List.of("0", "1"));
        assertThat(done.states()).as(done.said()).hasSize(trials).containsOnly("SUCCEEDED Completed");
        assertThat(done.result().status().best()).isNotNull();
    }

    @Test
    void noTrialOfTheConditionalExampleViolatesItsConstraints() throws Exception {
        copy(EXAMPLES.resolve("conditional"));
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("maxTrials: \\d+", "maxTrials: 25")
                        .replaceFirst("double: \\{min: 0.9, max: 0.9999", "double: {min: 0.6, max: 0.9999")
                        .replaceFirst("seed: 7", "seed: 7\n  algorithm: {random: {}}"));

        Runs.Done done = Runs.run(file, List.of());

        assertThat(done.result().trials()).hasSize(25).allSatisfy(trial -> {
            var parameters = trial.spec().parameters();
            if (parameters.path("optimizer").asText().equals("adam")) {
                assertThat(parameters.get("beta1").doubleValue())
                        .isLessThan(parameters.get("beta2").doubleValue());
            }
            if (parameters.path("schedule").asText().equals("constant")) {
                assertThat(parameters.get("lr").doubleValue()).isLessThanOrEqualTo(0.1);
            }
        });
    }

    private void copy(Path example) throws IOException {
        try (var files = Files.newDirectoryStream(example, Files::isRegularFile)) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }
}
