package dev.trimtab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trimtab.cli.support.Child;
import dev.trimtab.cli.support.Until;
import dev.trimtab.cli.support.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is ended from outside, in whatever way, goes on as if nothing had happened. */
class ResumeTest {

    @TempDir
    Path folder;

    /** Seconds that no other run of this test sleeps. */
    private static final String ENDLESS = "4722." + ProcessHandle.current().pid();

    @Test
    void aRunThatIsKilledAgainAndAgainTriesTheSamePoints() throws Exception {
        Path calm = Files.createDirectory(folder.resolve("calm"));
        Path wild = Files.createDirectory(folder.resolve("wild"));
        Yaml yaml = Yaml.shell(
                        "echo $TRIMTAB_TRIAL >> started; echo loss=$TRIMTAB_PARAM_LR; sleep 0.25; echo 1 >> ended")
                .parameters("[{name: lr, double: {min: 0.001, max: 1, scale: Log}}]")
                .spec("algorithm: {sobol: {}}") // others learn from trials in the order in which they finished
                .spec("maxTrials: 8")
                .spec("parallelism: 2");
        yaml.in(calm);
        yaml.in(wild);
        Child undisturbed = run(calm);
        for (int wanted : List.of(1, 3, 5)) {
            Child killed = run(wild);
            Until.holds(wanted + " trials ended", () -> lines(wild.resolve("ended")) >= wanted);
            killed.kill();
        }
        Child last = run(wild);
        assertThat(last.exitCode()).isZero();
        assertThat(undisturbed.exitCode()).isZero();
        assertThat(points(last)).hasSize(8).isEqualTo(points(undisturbed));
        assertThat(lines(wild.resolve("started"))).isLessThanOrEqualTo(8 + 3 * 2);
        assertThat(lines(calm.resolve("started"))).isEqualTo(8);
    }

    @Test
    void whatAKilledRunnerLeavesBehindIsEndedByTheNextOne() throws Exception {
        Path file = Yaml.shell("if [ -f second ]; then echo loss=1; else touch first; sleep " + ENDLESS + "; fi")
                .spec("maxTrials: 1")
                .in(folder);
        Child killed = run(file.getParent());
        Until.holds("the trial runs", () -> sleepers() == 1);
        killed.kill();
        Files.createFile(folder.resolve("second"));
        assertThat(sleepers()).isEqualTo(1);
        assertThat(run(folder).exitCode()).isZero();
        assertThat(sleepers()).isZero();
    }

    @Test
    void anInterruptedRunEndsItsTrialsAndSaysHowToGoOn() throws Exception {
        for (String signal : List.of("INT", "TERM")) {
            Yaml.shell("if [ -f second ]; then echo loss=1; else setsid sleep " + ENDLESS + " & sleep " + ENDLESS
                            + "; fi")
                    .spec("maxTrials: 2")
                    .spec("parallelism: 2")
                    .in(folder);
            Child run = Child.start(folder, "run", "experiment.yaml");
            Until.holds("the trials run", () -> sleepers() >= 4);
            run.signal(signal);
            assertThat(run.exitCode()).isEqualTo(130);
            assertThat(run.err()).contains("run the same command again");
            assertThat(sleepers()).isZero();
        }
        Files.createFile(folder.resolve("second"));
        Child again = run(folder);
        assertThat(again.exitCode()).isZero();
        assertThat(points(again)).hasSize(2);
    }

    @Test
    void aSecondCtrlCAtTheTerminalDoesNotWait() throws Exception {
        Yaml.shell("trap : TERM; touch running; while :; do sleep 0.1; done")
                .spec("maxTrials: 1")
                .pod("terminationGracePeriodSeconds: 600")
                .in(folder);
        Child run = Child.startInSession(folder, "run", "experiment.yaml");
        Until.holds("the trial runs", () -> Files.exists(folder.resolve("running")));
        run.signalGroup("INT");
        Until.holds("the run is stopping", () -> run.out().contains("Ctrl-C again"));
        Until.holds("the second is awaited", () -> Child.processes("sleep\0" + "86400") > 0);
        run.signalGroup("INT");
        assertThat(run.exitCode()).isEqualTo(130);
    }

    private static Child run(Path folder) throws IOException {
        return Child.start(folder, "run", "experiment.yaml", "--output", "json");
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private static Map<String, String> points(Child run) throws IOException {
        Map<String, String> points = new TreeMap<>();
        for (JsonNode trial : JsonMapper.builder().build().readTree(run.out()).path("trials")) {
            points.put(
                    trial.path("name").asText(),
                    trial.path("state").asText() + trial.path("parameters") + trial.path("objective"));
        }
        return points;
    }

    private static long sleepers() throws Exception {
        return Child.processes("sleep\0" + ENDLESS);
    }
}
