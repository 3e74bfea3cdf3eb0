package dev.trimtab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trimtab.cli.support.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repository's examples, from their own files, with fewer trials. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("../examples");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"quickstart, 2", "conditional, 8", "grid, 6", "gpu, 2", "prometheus, 1"})
    void anExampleRuns(String example, int trials) throws Exception {
        copy(EXAMPLES.resolve(example));
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, Files.readString(file).replaceAll("maxTrials: \\d+", "maxTrials: " + trials));
        Child run = Child.start(folder, "run", "experiment.yaml", "--no-gpu", "--output", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode result = JsonMapper.builder().build().readTree(run.out());
        assertThat(result.at("/status/trials/succeeded").intValue())
                .as(run.err())
                .isEqualTo(trials);
        assertThat(result.at("/status/best/value").isNumber()).isTrue();
    }

    private void copy(Path example) throws IOException {
        try (var files = Files.newDirectoryStream(example, Files::isRegularFile)) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }
}
