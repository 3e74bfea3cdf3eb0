package dev.trimtab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.ExperimentStatus;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.journal.Journal;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.cli.result.Result;
import dev.trimtab.cli.result.ResultDocument;
import dev.trimtab.cli.result.ResultTable;
import dev.trimtab.cli.support.Child;
import dev.trimtab.cli.support.Runs;
import dev.trimtab.cli.support.Until;
import dev.trimtab.cli.support.Yaml;
import dev.trimtab.engine.study.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunTest {

    @TempDir
    Path folder;

    @Test
    void aGridRunsToItsEndAndTheBestIsFound() throws Exception {
        Path file = Yaml.shell("echo noise; echo step=$TRIMTAB_PARAM_X loss=$TRIMTAB_PARAM_X")
                .spec("algorithm: {grid: {}}")
                .spec("maxTrials: 6")
                .spec("parallelism: 3")
                .in(folder);
        Runs.Done done = Runs.run(file);
        assertThat(done.states()).hasSize(6).containsOnly("SUCCEEDED Completed");
        assertThat(done.result().status().state()).isEqualTo("Complete");
        assertThat(done.result().status().best().value()).isEqualTo(1);
        assertThat(done.result().trials())
                .extracting(trial -> trial.spec().parameters().toString())
                .doesNotHaveDuplicates();
        assertThat(done.said()).contains("succeeded: loss=", "6/6 done");
        assertThat(Files.readString(done.result().folder().log("test-0", 1))).isEqualTo("noise\nstep=1 loss=1\n");
    }

    @Test
    void theBestIsTheBestOfThoseThatMeetTheConstraints() throws Exception {
        Path file = Yaml.shell("echo memory=4$TRIMTAB_PARAM_X; echo loss=$TRIMTAB_PARAM_X memory=${TRIMTAB_PARAM_X}0")
                .spec("constraints: [{metric: memory, min: 20, max: 25}]")
                .spec("algorithm: {grid: {}}")
                .spec("maxTrials: 6")
                .in(folder);

        Runs.Done done = Runs.run(file);

        assertThat(done.states()).as(done.said()).hasSize(6).containsOnly("SUCCEEDED Completed");
        assertThat(done.result().status().best().value()).isEqualTo(2);
        assertThat(done.said())
                .contains("loss=1 (of no use: memory = 10.0 is below 20.0)")
                .contains("loss=3 (of no use: memory = 30.0 is above 25.0)")
                .contains("loss=2 (the best so far)");
        assertThat(ResultTable.of(done.result()))
                .containsPattern("TRIAL +loss +memory +TIME")
                .containsPattern("test-\\d +2 +20 ")
                .doesNotContainPattern("test-\\d +1 +10 ")
                .contains("Best parameters, of ");
        assertThat(ResultDocument.json(done.result()))
                .contains("\"feasible\" : true", "\"feasible\" : false", "\"memory\" : 10.0");
        History read = History.of(Journal.read(done.result().folder().journal()));
        assertThat(Result.of(done.result().folder(), read, false, Instant.EPOCH)
                        .status()
                        .best())
                .isEqualTo(done.result().status().best());
    }

    @Test
    void whereNoTrialMeetsTheConstraintsThatIsSaidAndNoneIsTheBest() throws Exception {
        Path file = Yaml.shell("echo loss=$TRIMTAB_PARAM_X memory=${TRIMTAB_PARAM_X}0")
                .spec("constraints: [{metric: memory, max: 5}]")
                .spec("maxTrials: 3")
                .in(folder);

        Runs.Done done = Runs.run(file);

        assertThat(done.result().status().best()).isNull();
        assertThat(ResultTable.of(done.result()))
                .contains("All 3 trials that maxTrials allows are finished. No trial meets the constraints.")
                .contains("No trial meets the constraints; these come closest:")
                .doesNotContain("Best parameters");
    }

    @Test
    void aTrialThatDoesNotReportAConstrainedMetricHasFailed() throws Exception {
        Path file = Yaml.shell("echo loss=$TRIMTAB_PARAM_X")
                .spec("constraints: [{metric: memory, max: 5}]")
                .spec("maxTrials: 1")
                .in(folder);

        Runs.Done done = Runs.run(file);

        assertThat(done.states()).containsExactly("FAILED MetricsUnavailable");
        assertThat(done.said()).contains("The workload is done but never reported memory; it reported loss.");
    }

    @Test
    void byDehbEveryTrialMakesTheStepsOfItsBudgetAndTheBestHasMadeAllOfThem() throws Exception {
        // The fewer steps, the better it looks.
        String line = "step=0; while [ $step -lt $TRIMTAB_BUDGET ]; do step=$((step + 1));"
                + " echo step=$step loss=$step$TRIMTAB_PARAM_X; done; echo $TRIMTAB_TRIAL ${trial.budget} >> ran";
        Path file = Yaml.shell(line)
                .parameters("[{name: x, integer: {min: 100, max: 999}}]")
                .spec("algorithm: {dehb: {}}")
                .spec("fidelity: {metric: epoch, max: 9}")
                .spec("maxTrials: 20")
                .spec("parallelism: 4")
                .in(folder);

        Runs.Done done = Runs.run(file);

        assertThat(done.states()).as(done.said()).hasSize(20).containsOnly("SUCCEEDED Completed");
        assertThat(done.result().trials())
                .allSatisfy(trial -> assertThat(trial.metrics().get("loss").curve())
                        .hasSize(trial.spec().budget().intValue()));
        assertThat(Files.readAllLines(folder.resolve("ran")))
                .containsExactlyInAnyOrderElementsOf(done.result().trials().stream()
                        .map(trial -> trial.name() + " " + trial.spec().budget())
                        .toList());
        List<TrialRecord> whole = done.result().trials().stream()
                .filter(trial -> trial.spec().budget() == 9)
                .toList();
        double best = whole.stream().mapToDouble(TrialRecord::objective).min().orElseThrow();
        assertThat(done.result().status().best().value()).isEqualTo(best);
        assertThat(done.said()).contains(" after 1 of 9 steps").contains(" after 3 of 9 steps");
        String table = ResultTable.of(done.result());
        assertThat(done.result().trials())
                .allSatisfy(
                        trial -> assertThat(table.contains(trial.name() + " ")).isEqualTo(whole.contains(trial)));
        assertThat(ResultDocument.json(done.result())).contains("\"budget\" : 1,", "\"budget\" : 9,");
        History read = History.of(Journal.read(done.result().folder().journal()));
        assertThat(Result.of(done.result().folder(), read, false, Instant.EPOCH).trials())
                .isEqualTo(done.result().trials());
    }

    @Test
    void whereNoTrialHasMadeAllStepsNoneIsTheBest() throws Exception {
        Path file = Yaml.shell("[ $TRIMTAB_BUDGET = 9 ] && exit 1; echo loss=$TRIMTAB_BUDGET")
                .parameters("[{name: x, integer: {min: 100, max: 999}}]")
                .spec("algorithm: {dehb: {}}")
                .spec("fidelity: {metric: epoch, max: 9}")
                .spec("maxTrials: 13")
                .trial("retries: {onFailure: 0}")
                .in(folder);

        Runs.Done done = Runs.run(file);

        assertThat(done.result().status().best()).isNull();
        assertThat(done.result().status().trials().succeeded()).isEqualTo(12);
        assertThat(ResultTable.of(done.result()))
                .contains("No trial has gone up to the last step: there is no best one.");
    }

    @Test
    void aTrialWithoutABudgetIsToldHowManyStepsThereAre() throws Exception {
        Path file = Yaml.shell("echo loss=${TRIMTAB_BUDGET:-0}")
                .spec("maxTrials: 1")
                .spec("fidelity: {metric: epoch, max: 9}")
                .in(folder);
        assertThat(Runs.run(file).result().status().best().value()).isEqualTo(9);
    }

    @Test
    void ofTwoObjectivesTheParetoFrontIsTold() throws Exception {
        String one = "objectives: [{metric: loss, goal: Minimize}]";
        String two = "objectives: [{metric: loss, goal: Minimize}, {metric: speed, goal: Maximize}]";
        String line = "[ $TRIMTAB_PARAM_KIND = a ] && echo loss=$TRIMTAB_PARAM_X speed=${TRIMTAB_PARAM_X}0"
                + " || echo loss=$TRIMTAB_PARAM_X speed=1";
        Path file = Files.writeString(
                folder.resolve("experiment.yaml"),
                Yaml.shell(line).spec("maxTrials: 6").text().replace(one, two));

        Runs.Done done = Runs.run(file);

        assertThat(done.states()).as(done.said()).hasSize(6).containsOnly("SUCCEEDED Completed");
        assertThat(done.result().status().paretoFront())
                .extracting(ExperimentStatus.ParetoTrial::values)
                .containsExactly(
                        Map.of("loss", 1.0, "speed", 10.0),
                        Map.of("loss", 2.0, "speed", 20.0),
                        Map.of("loss", 3.0, "speed", 30.0));
        assertThat(done.said()).contains("loss=3, speed=30 (on the Pareto front)");
        assertThat(ResultTable.of(done.result()))
                .contains("The Pareto front:")
                .containsPattern("TRIAL +loss +speed +TIME")
                .containsPattern("test-\\d +3 +30 ")
                .doesNotContain("Best parameters");
        assertThat(ResultDocument.json(done.result())).contains("\"paretoFront\"", "\"speed\" : 30.0");
        History read = History.of(Journal.read(done.result().folder().journal()));
        assertThat(Result.of(done.result().folder(), read, false, Instant.EPOCH)
                        .status()
                        .paretoFront())
                .isEqualTo(done.result().status().paretoFront());
    }

    @Test
    void aCommandIsExpandedAsKubernetesDoesAndWorksBesideTheFile() throws Exception {
        Path file = Yaml.of("[sh, -c, 'echo loss=$(LOSS) where=$0 what=$1 > seen.txt; cat seen.txt']")
                .container(
                        "args: [\"$(NAME)\", \"$$(NAME) ${params.x}\"], env: [{name: NAME, value: \"${trial.name}\"},"
                                + " {name: LOSS, value: \"4${params.x}\"}, {name: FROM, valueFrom: {fieldRef: {fieldPath:"
                                + " metadata.name}}}]")
                .spec("maxTrials: 1")
                .in(folder);
        TrialRecord trial = Runs.run(file).result().trials().getFirst();
        int x = trial.spec().parameters().path("x").intValue();
        assertThat(trial.objective()).isEqualTo(40 + x);
        assertThat(folder.resolve("seen.txt")).hasContent("loss=4" + x + " where=test-0 what=$(NAME) " + x);
    }

    @Test
    void aFailureTellsTheExitCodeAndTheEndOfTheLog() throws Exception {
        Path file = Yaml.shell("echo starting; echo out of luck >&2; exit 3")
                .spec("maxTrials: 2")
                .in(folder);
        Runs.Done done = Runs.run(file);
        assertThat(done.states()).containsOnly("FAILED Error");
        assertThat(done.said()).contains("The process ended with exit code 3.").containsOnlyOnce("| out of luck");
    }

    @Test
    void aTrialIsRetriedAsOftenAsItSays() throws Exception {
        Path file = Yaml.shell("echo x >> tries; [ $(wc -l < tries) -ge 3 ] && echo loss=1")
                .spec("maxTrials: 1")
                .trial("retries: {onFailure: 2}")
                .in(folder);
        TrialRecord trial = Runs.run(file).result().trials().getFirst();
        assertThat(trial.state()).isEqualTo(TrialState.SUCCEEDED);
        assertThat(trial.attempts().current()).isEqualTo(3);
        assertThat(trial.attempts().failed()).isEqualTo(2);
    }

    @Test
    void aTrialThatTakesTooLongIsEndedAndItsRetryToo() throws Exception {
        Path file = Yaml.shell("echo loss=1; sleep 4711")
                .spec("maxTrials: 1")
                .trial("timeout: 1s")
                .trial("retries: {onFailure: 1}")
                .in(folder);
        Runs.Done done = Runs.run(file);
        assertThat(done.states()).containsExactly("FAILED TimedOut");
        assertThat(done.result().trials().getFirst().attempts().current()).isEqualTo(2);
        assertThat(Child.processes("sleep\0" + "4711")).isZero();
    }

    @Test
    void aTrialThatHasFallenBehindIsStoppedEarly() throws Exception {
        // All but the best would sleep on.
        Path file = Yaml.shell("X=$TRIMTAB_PARAM_X; echo step=1 loss=$X; echo step=2 loss=$X; [ $X = 1 ] || sleep 4714")
                .parameters("[{name: x, integer: {min: 1, max: 4}}]")
                .spec("algorithm: {grid: {}}")
                .spec("fidelity: {metric: epoch, max: 9}")
                .spec("maxTrials: 4")
                .spec("parallelism: 2")
                .in(folder);
        Runs.Done done = Runs.run(file);
        assertThat(done.states())
                .containsExactlyInAnyOrder(
                        "SUCCEEDED Completed", "STOPPED FallenBehind", "STOPPED FallenBehind", "STOPPED FallenBehind");
        assertThat(done.result().status().best().value()).isEqualTo(1);
        assertThat(Child.processes("sleep\0" + "4714")).isZero();
    }

    @Test
    void aTrialThatDivergesIsStoppedWhereStoppingIsAskedFor() throws Exception {
        Path file = Yaml.shell("echo loss=nan; sleep 4715")
                .spec("earlyStopping: {median: {}}")
                .spec("maxTrials: 1")
                .in(folder);
        assertThat(Runs.run(file).states()).containsExactly("STOPPED ObjectiveNotFinite");
        assertThat(Child.processes("sleep\0" + "4715")).isZero();
    }

    @Test
    void whatATrialLeavesInTheBackgroundGoesWithIt() throws Exception {
        Path file = Yaml.shell("setsid sleep 4712 & (sleep 4712 &) ; echo loss=1")
                .spec("maxTrials: 2")
                .in(folder);
        assertThat(Runs.run(file).states()).containsOnly("SUCCEEDED Completed");
        assertThat(Child.processes("sleep\0" + "4712")).isZero();
    }

    @Test
    void aProgramThatDoesNotListenIsEndedByForce() throws Exception {
        Path file = Yaml.shell("trap : TERM; while :; do sleep 0.1; done")
                .spec("maxTrials: 1")
                .trial("timeout: 1s")
                .pod("terminationGracePeriodSeconds: 1")
                .in(folder);
        assertThat(Runs.run(file).states()).containsExactly("FAILED TimedOut");
    }

    @Test
    void aTrialThatNeverStopsTalkingIsEndedInTime() throws Exception {
        Path file = Yaml.of("[\"yes\", loss=1]")
                .spec("maxTrials: 1")
                .trial("timeout: 1s")
                .in(folder);
        assertThat(Runs.run(file).states()).containsExactly("FAILED TimedOut");
    }

    @Test
    void aMissingProgramFailsTheTrialWithAHint() throws Exception {
        Runs.Done done =
                Runs.run(Yaml.of("[no-such-program, --lr]").spec("maxTrials: 1").in(folder));
        assertThat(done.states()).containsExactly("FAILED CommandNotFound");
        assertThat(done.said()).contains("There is no program 'no-such-program' in the PATH");
    }

    @Test
    void tooManyFailuresEndTheExperimentAsFailed() throws Exception {
        Path file = Yaml.shell("exit 1")
                .spec("maxTrials: 6")
                .spec("maxFailedTrials: 1")
                .in(folder);
        Runs.Done done = Runs.run(file);
        assertThat(done.result().status().state()).isEqualTo("Failed");
        assertThat(done.states()).hasSize(2);
    }

    @Test
    void aReachedTargetStopsWhatStillRuns() throws Exception {
        Path file = Yaml.shell("echo loss=$TRIMTAB_PARAM_X; [ $TRIMTAB_PARAM_X = 1 ] || sleep 4713")
                .spec("maxTrials: 6")
                .spec("parallelism: 4")
                .spec("target: 1")
                .in(folder);
        Runs.Done done = Runs.run(file);
        assertThat(done.result().status().state()).isEqualTo("Complete");
        assertThat(done.states()).contains("SUCCEEDED Completed").contains("STOPPED TargetReached");
        assertThat(Child.processes("sleep\0" + "4713")).isZero();
    }

    @Test
    void theDeadlineStopsWhatRuns() throws Exception {
        Path file = Yaml.shell("sleep 4714")
                .spec("maxTrials: 6")
                .spec("deadline: 1s")
                .in(folder);
        Runs.Done done = Runs.run(file);
        assertThat(done.states()).containsExactly("STOPPED DeadlineReached");
        assertThat(done.result().status().state()).isEqualTo("Complete");
    }

    @Test
    void eachTrialHasItsOwnGpus() throws Exception {
        Path file = Yaml.shell("echo $CUDA_VISIBLE_DEVICES >> gpus; echo here >> $TRIMTAB_TRIAL;"
                        + " while [ $(ls test-* | wc -l) -lt 2 ]; do sleep 0.05; done; echo loss=1")
                .container("resources: {limits: {nvidia.com/gpu: 2}}")
                .spec("maxTrials: 2")
                .spec("parallelism: 4")
                .in(folder);
        assertThat(Runs.run(file, List.of("0", "1", "2", "3", "4")).states()).containsOnly("SUCCEEDED Completed");
        assertThat(Files.readAllLines(folder.resolve("gpus"))).containsExactlyInAnyOrder("0,1", "2,3");
    }

    @Test
    void moreTrialsGoOnWhereTheOthersEnded() throws Exception {
        Yaml yaml = Yaml.shell("echo $TRIMTAB_TRIAL >> ran; echo loss=1");
        Runs.run(yaml.spec("maxTrials: 2").in(folder));
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, Files.readString(file).replace("maxTrials: 2", "maxTrials: 4"));
        assertThat(Runs.run(file).states()).hasSize(4);
        assertThat(folder.resolve("ran")).hasContent("test-0\ntest-1\ntest-2\ntest-3");
    }

    @Test
    void aPageOfMetricsIsScraped() throws Exception {
        try (var in = LocalRunTest.class.getResourceAsStream("/serve.py")) {
            Files.write(folder.resolve("serve.py"), in.readAllBytes());
        }
        int port;
        try (var socket = new java.net.ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path file = Yaml.of("[python3, serve.py, \"" + port + "\", \"${params.x}\"]")
                .spec("maxTrials: 2")
                .spec("parallelism: 2")
                .trial("metrics: {prometheus: {port: " + port + ", interval: 1s}}")
                .in(folder);
        Runs.Done done = Runs.run(file);
        assertThat(done.states()).containsOnly("SUCCEEDED Completed");
        assertThat(done.result().status().best().value()).isEqualTo(1);
        Until.holds("nothing is left of it", () -> Child.processes("serve.py") == 0);
    }
}
