package dev.trimtab.core.plan;

import static dev.trimtab.core.plan.Experiments.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ExperimentStatus.ParetoTrial;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.core.study.Outcomes;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeveralObjectivesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final String TWO =
            "[{\"metric\": \"acc\", \"goal\": \"Maximize\"}, {\"metric\": \"size\", \"goal\": \"Minimize\"}]";
    private static final String TARGETS = TWO.replace("Maximize\"", "Maximize\", \"target\": 0.8")
            .replace("Minimize\"", "Minimize\", \"target\": 40");

    @Test
    void thePlanNamesTheTrialsThatNoOtherBeatsInOneObjectiveWithoutLosingInAnother() throws Exception {
        ExperimentPlan plan = plan(
                spec(TWO, "{}"),
                List.of(
                        trial(0, TrialState.SUCCEEDED, 0.7, 10),
                        trial(1, TrialState.SUCCEEDED, 0.9, 50),
                        trial(2, TrialState.SUCCEEDED, 0.6, 20),
                        trial(3, TrialState.FAILED),
                        trial(4, TrialState.RUNNING)));

        assertThat(plan.front())
                .containsExactly(
                        new ParetoTrial("exp-1", Map.of("acc", 0.9, "size", 50.0)),
                        new ParetoTrial("exp-0", Map.of("acc", 0.7, "size", 10.0)));
        assertThat(plan.best().trial()).isEqualTo("exp-1");
        assertThat(plan.algorithm().name()).isEqualTo("bayesian");
    }

    @Test
    void aFrontInTheStatusIsBounded() throws Exception {
        List<TrialView> trials = IntStream.range(0, 120)
                .mapToObj(i -> trial(i, TrialState.SUCCEEDED, i, i))
                .toList();

        assertThat(plan(spec(TWO, "{\"maxTrials\": 120}"), trials).front())
                .hasSize(50)
                .extracting(ParetoTrial::trial)
                .startsWith("exp-119")
                .endsWith("exp-0");
    }

    @Test
    void withOneObjectiveThereIsNoFront() {
        assertThat(plan(experiment().spec(), List.of(trial(0, TrialState.SUCCEEDED, 1)))
                        .front())
                .isEmpty();
    }

    @Test
    void itEndsWhenOneTrialReachesAllTargets() throws Exception {
        ExperimentSpec spec = spec(TARGETS, "{}");
        List<TrialView> trials = new ArrayList<>(
                List.of(trial(0, TrialState.SUCCEEDED, 0.9, 50), trial(1, TrialState.SUCCEEDED, 0.7, 30)));
        assertThat(plan(spec, trials).ending()).isNull();

        trials.add(trial(2, TrialState.SUCCEEDED, 0.8, 40));

        assertThat(plan(spec, trials).ending())
                .isEqualTo(new Ending(
                        false,
                        "TargetReached",
                        "Trial exp-2 reached acc = 0.8 and size = 40.0, the targets are 0.8 and 40.0."));
    }

    @Test
    void aFidelityAloneStopsNoTrialEarly() throws Exception {
        ExperimentSpec spec = spec(TWO, "{\"fidelity\": {\"metric\": \"epoch\", \"min\": 1, \"max\": 9}}");
        List<TrialView> trials = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            List<Report> curve = new ArrayList<>();
            for (int step = 1; step <= 9; step++) {
                curve.add(new Report(step, i == 8 ? 0 : 1 + i));
            }
            TrialView view = i == 8 ? trial(i, TrialState.RUNNING) : trial(i, TrialState.SUCCEEDED, 1 + i, 5);
            trials.add(view.withCurve(i == 8 ? curve.subList(0, 5) : curve));
        }

        assertThat(plan(spec, trials).stops()).isEmpty();
    }

    @Test
    void whatIsOnRecordComesBackInTheOrderOfTheObjectives() throws Exception {
        ExperimentSpec two = spec(TWO, "{}");
        Map<String, OptionalDouble> measured = new LinkedHashMap<>();
        measured.put("acc", OptionalDouble.of(0.9));
        measured.put("size", OptionalDouble.of(Double.NaN));
        assertThat(Outcomes.record(measured)).isEqualTo(Map.of("acc", 0.9));
        assertThat(Outcomes.values(two, 0.9, Outcomes.record(measured))).isEmpty();
        measured.put("size", OptionalDouble.of(7));
        assertThat(Outcomes.values(two, 0.9, Outcomes.record(measured))).containsExactly(0.9, 7.0);
        assertThat(Outcomes.record(Map.of("loss", OptionalDouble.of(1)))).isEmpty();
        assertThat(Outcomes.values(experiment().spec(), 1.0, Map.of())).containsExactly(1.0);
        assertThat(Outcomes.values(two, null, Map.of())).isEmpty();
    }

    private static ExperimentPlan plan(ExperimentSpec spec, List<TrialView> trials) {
        return ExperimentPlanner.plan(new ExperimentState("exp", spec, trials, START, null, START));
    }

    private static ExperimentSpec spec(String objectives, String more) throws JsonProcessingException {
        ObjectNode tree = JSON.valueToTree(experiment().spec());
        tree.set("objectives", JSON.readTree(objectives.replace("}", ", \"reduce\": \"Last\"}")));
        tree.setAll((ObjectNode) JSON.readTree(more));
        return JSON.treeToValue(tree, ExperimentSpec.class);
    }

    private static TrialView trial(int index, TrialState state, double... values) {
        List<Double> objectives = Arrays.stream(values).boxed().toList();
        return new TrialView(
                "exp-" + index,
                new TrialSpec("exp", Experiments.point("{\"lr\": 0." + (index + 1000) + "}"), null, 1L, null),
                state,
                objectives,
                state.isFinished() ? START.plusSeconds(index) : null,
                null,
                List.of());
    }
}
