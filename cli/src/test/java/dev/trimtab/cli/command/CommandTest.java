package dev.trimtab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trimtab.cli.support.Yaml;
import dev.trimtab.core.validation.BadManifest;
import dev.trimtab.core.validation.BadManifests;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class CommandTest extends CommandLineTest {

    @Test
    void theResultIsOneDocumentOnStandardOutput() throws Exception {
        String file =
                Yaml.shell("echo loss=0.5").spec("maxTrials: 2").in(folder).toString();
        assertThat(trimtab("run", file, "--output", "json")).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out());
        assertThat(json.at("/status/best/value").doubleValue()).isEqualTo(0.5);
        assertThat(json.at("/status/conditions/0/type").asText()).isEqualTo("Complete");
        assertThat(json.at("/status/trials/succeeded").intValue()).isEqualTo(2);
        assertThat(json.at("/trials/1/state").asText()).isEqualTo("Succeeded");
        assertThat(json.at("/trials/1/seconds").isNumber()).isTrue();
        assertThat(err()).contains("trial test-1 succeeded");
        assertThat(trimtab("run", file, "--output", "yaml", "--quiet")).isZero();
        assertThat(YAMLMapper.builder()
                        .build()
                        .readTree(out())
                        .at("/status/progress")
                        .asText())
                .isEqualTo("2/2");
        assertThat(err()).isEmpty();
        assertThat(trimtab("status", file)).isZero();
        assertThat(out()).contains("Experiment test: complete", "test-1", "loss");
    }

    @Test
    void everyMistakeThatAClusterRefusesIsRefusedHereToo() throws Exception {
        var told = new SoftAssertions();
        for (BadManifest bad : BadManifests.all()) {
            Path file = Files.writeString(folder.resolve("bad.yaml"), bad.yaml());
            String command = bad.yaml().contains("kind: Trial") ? "validate" : "run";

            int exitCode = trimtab(command, file.toString());

            told.assertThat(exitCode).as(bad.name()).isEqualTo(1);
            told.assertThat(err() + out()).as(bad.name()).contains(file + ":", bad.path(), bad.sentence());
        }
        told.assertAll();
    }

    @Test
    void aFailedExperimentIsToldByTheExitCode() throws Exception {
        String file = Yaml.shell("exit 1")
                .spec("maxTrials: 2")
                .spec("maxFailedTrials: 0")
                .in(folder)
                .toString();
        assertThat(trimtab("run", file)).isEqualTo(1);
        assertThat(out()).contains("Experiment test: failed");
    }

    @Test
    void validateNamesFileLineFieldAndWhatToWrite() throws Exception {
        Path file =
                Yaml.shell("true").spec("maxTrials: 0").spec("paralelism: 2").in(folder);
        assertThat(trimtab("validate", file.toString())).isEqualTo(1);
        assertThat(err().lines())
                .anySatisfy(line -> assertThat(line).matches("\\S+experiment.yaml:7: spec.maxTrials: .*1.*"))
                .anySatisfy(line -> assertThat(line).matches("\\S+experiment.yaml:8: .*paralelism.*parallelism.*"));
        assertThat(trimtab("run", file.toString())).isEqualTo(1);
        Files.writeString(file, "a: [");
        assertThat(trimtab("validate", file.toString())).isEqualTo(1);
        assertThat(err()).contains("experiment.yaml:1: ");
        assertThat(trimtab("validate", Yaml.shell("true").in(folder).toString()))
                .isZero();
        assertThat(trimtab("validate", "missing.yaml")).isEqualTo(1);
        assertThat(err()).contains("missing.yaml: there is no such file.");
    }

    @Test
    void otherObjectsInTheFileAreLeftAlone() throws Exception {
        Path file = Yaml.shell("echo loss=1").spec("maxTrials: 1").in(folder);
        Files.writeString(
                file, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: files}\n---\n" + Files.readString(file));
        assertThat(trimtab("run", file.toString())).isZero();
        assertThat(out()).contains("Ignored in this file: ConfigMap/files.");
        Files.writeString(
                file,
                Files.readString(file) + "---\n" + Yaml.shell("true").text().replace("test", "other"));
        assertThat(trimtab("run", file.toString())).isEqualTo(1);
        assertThat(err()).contains("exactly one Experiment; this one holds 2");
    }

    @Test
    void whatCannotRunHereIsRefusedWithAWayOut() throws Exception {
        assertThat(trimtab("run", Yaml.withoutCommand().in(folder).toString())).isEqualTo(1);
        assertThat(err()).contains("containers[0].command is missing");
        assertThat(trimtab(
                        "run",
                        Yaml.shell("true").spec("suspend: true").in(folder).toString()))
                .isEqualTo(1);
        assertThat(err()).contains("spec.suspend is true");
    }

    @Test
    void aCallThatMeansNothingIsExplained() throws Exception {
        assertThat(trimtab()).isEqualTo(2);
        assertThat(err()).contains("Say what to do");
        assertThat(trimtab("run")).isEqualTo(2);
        assertThat(trimtab("run", "x.yaml", "--slots", "0")).isEqualTo(2);
        assertThat(trimtab("status", folder.toString())).isEqualTo(2);
        assertThat(err()).contains("There is no run in");
        assertThat(trimtab("--help")).isZero();
        assertThat(out()).contains("Exit codes:", "130", "Examples:");
    }
}
