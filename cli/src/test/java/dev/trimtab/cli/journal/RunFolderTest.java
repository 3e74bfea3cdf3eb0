package dev.trimtab.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.cli.file.ExperimentFile;
import dev.trimtab.cli.support.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private RunFolder folder;
    private ExperimentSpec spec;

    @BeforeEach
    void anOpenedRun() throws Exception {
        folder = new RunFolder(directory.resolve("run"));
        spec = spec(Yaml.shell("true"));
        try (OpenFolder open = folder.open("test", spec, false)) {
            open.record(new Event.Opened(NOW, "test", spec), new Event.Ended(NOW, false, "Done", "It is done."));
        }
    }

    private ExperimentSpec spec(Yaml yaml) throws Exception {
        return ExperimentFile.read(yaml.in(directory)).spec();
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        List<Event> events = Journal.read(folder.journal());
        assertThat(events).hasSize(2).last().isEqualTo(new Event.Ended(NOW, false, "Done", "It is done."));
        assertThat(History.of(events).startTime()).contains(NOW);
    }

    @Test
    void aTornLastLineIsCutOff() throws Exception {
        Files.writeString(folder.journal(), "{\"event\":\"ended\",\"ti", StandardOpenOption.APPEND);
        assertThat(Journal.read(folder.journal())).hasSize(2);
        try (OpenFolder open = folder.open("test", spec, false)) {
            open.record(new Event.Ended(NOW, true, "Again", "It is done again."));
        }
        assertThat(Journal.read(folder.journal())).hasSize(3);
    }

    @Test
    void aDamagedLineIsNamed() throws Exception {
        Files.writeString(folder.journal(), "nonsense\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> folder.open("test", spec, false)).hasMessageContaining("journal.jsonl:3: ");
    }

    @Test
    void asecondRunnerIsKeptOut() throws Exception {
        try (OpenFolder open = folder.open("test", spec, false)) {
            assertThat(open.folder().isInUse()).isTrue();
            assertThatThrownBy(() -> folder.open("test", spec, false))
                    .hasMessageContaining("Another trimtab run is at work in " + folder.path())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        folder.open("test", spec, false).close();
    }

    @Test
    void constraintsMayNotChange() throws Exception {
        ExperimentSpec other = spec(Yaml.shell("true").spec("constraints: [{metric: memory, max: 5}]"));
        assertThatThrownBy(() -> folder.open("test", other, false))
                .hasMessageStartingWith("spec.constraints has changed");
    }

    @Test
    void aChangedPartIsNamedAndFreshMovesTheOldRunAside() throws Exception {
        ExperimentSpec other = spec(Yaml.shell("true").spec("seed: 5").spec("initialTrials: [{x: 2}]"));
        assertThatThrownBy(() -> folder.open("test", other, false))
                .hasMessageStartingWith("spec.seed and spec.initialTrials have changed")
                .hasMessageContaining("--fresh");
        try (OpenFolder open = folder.open("test", other, true)) {
            assertThat(open.history().experiment()).isEmpty();
        }
        assertThat(directory.resolve("run.old-1/journal.jsonl")).exists();
    }

    @Test
    void stepsMayChangeExceptByDehb() throws Exception {
        String algorithm = "algorithm: {dehb: {}}";
        ExperimentSpec dehb = spec(Yaml.shell("true").spec(algorithm).spec("fidelity: {max: 9}"));
        var other = new RunFolder(directory.resolve("other"));
        try (OpenFolder open = other.open("test", dehb, false)) {
            open.record(new Event.Opened(NOW, "test", dehb));
        }
        ExperimentSpec longer = spec(Yaml.shell("true").spec(algorithm).spec("fidelity: {max: 27}"));
        assertThatThrownBy(() -> other.open("test", longer, false)).hasMessageStartingWith("spec.fidelity has changed");
        folder.open("test", spec(Yaml.shell("true").spec("fidelity: {max: 27}")), false)
                .close();
    }

    @Test
    void limitsMayChange() throws Exception {
        folder.open("test", spec(Yaml.shell("echo other").spec("maxTrials: 50").spec("parallelism: 9")), false)
                .close();
    }

    @Test
    void anotherExperimentIsKeptOut() {
        assertThatThrownBy(() -> folder.open("other", spec, false))
                .hasMessageContaining("holds the run of the experiment test");
    }
}
