package dev.trimtab.core.plan;

import static dev.trimtab.core.plan.Experiments.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ExperimentStatus.ParetoTrial;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.core.study.Feasibility;
import dev.trimtab.engine.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Constraints on what trials measure. */
class ConstraintsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final String MEMORY = "[{\"metric\": \"memory\", \"max\": 38}]";
    private static final String BOTH =
            "[{\"metric\": \"memory\", \"min\": 10, \"max\": 38}, {\"metric\": \"loss\", \"max\": 2}]";

    @Test
    void eachBoundHasItsViolationInTheUnitOfTheMetric() {
        ExperimentSpec spec = spec("constraints", BOTH);

        assertThat(Feasibility.violations(spec, TrialState.SUCCEEDED, metrics(40.0, 0.5)))
                .containsExactly(-30.0, 2.0, -1.5);
        assertThat(Feasibility.complaint(spec, metrics(40.0, 0.5))).isEqualTo("memory = 40.0 is above 38.0");
        assertThat(Feasibility.complaint(spec, metrics(9.0, 2.5)))
                .isEqualTo("memory = 9.0 is below 10.0, loss = 2.5 is above 2.0");
        assertThat(Feasibility.complaint(spec, metrics(38.0, 2.0))).isEmpty();
    }

    @Test
    void whatIsMissingIsNoViolationWhileATrialRunsAndNotFeasibleAfterwards() {
        ExperimentSpec spec = spec("constraints", MEMORY);

        assertThat(Feasibility.violations(spec, TrialState.RUNNING, Map.of())).isEmpty();
        assertThat(Feasibility.violations(spec, TrialState.STOPPED, metrics(39.0, 1)))
                .containsExactly(1.0);
        assertThat(Feasibility.violations(spec, TrialState.SUCCEEDED, metrics(null, 1)))
                .containsExactly(Double.NaN);
        assertThat(Feasibility.complaint(spec, Map.of())).isEqualTo("memory is not known");
    }

    @Test
    void theBestTrialIsTheBestFeasibleOneAndOnlyThatReachesATarget() {
        ExperimentSpec spec = spec("constraints", MEMORY, "objectives", objective(", \"target\": 0.5"));
        List<TrialView> trials = new ArrayList<>(
                List.of(trial(spec, 0, 40.0, 0.1), trial(spec, 1, 30.0, 0.7), trial(spec, 2, 38.0, 0.6)));

        ExperimentPlan plan = plan(spec, trials);

        assertThat(plan.best().trial()).isEqualTo("exp-2");
        assertThat(plan.ending()).isNull();
        trials.add(trial(spec, 3, 37.9, 0.5));
        assertThat(plan(spec, trials).ending().message())
                .isEqualTo("Trial exp-3 reached loss = 0.5, the target is 0.5.");
    }

    @Test
    void whereNoTrialIsFeasibleNoneIsTheBestAndTheEndSaysSo() {
        ExperimentSpec spec = spec("constraints", MEMORY, "maxTrials", "2");

        ExperimentPlan plan = plan(spec, List.of(trial(spec, 0, 40.0, 0.1), trial(spec, 1, 50.0, 0.1)));

        assertThat(plan.best()).isNull();
        assertThat(plan.ending())
                .isEqualTo(new Ending(
                        false,
                        "MaxTrialsReached",
                        "All 2 trials that maxTrials allows are finished. No trial meets the constraints."));
    }

    @Test
    void aFrontIsOfFeasibleTrials() {
        String two = "[{\"metric\": \"loss\", \"goal\": \"Minimize\", \"reduce\": \"Last\"},"
                + " {\"metric\": \"memory\", \"goal\": \"Minimize\", \"reduce\": \"Last\"}]";
        ExperimentSpec spec = spec("constraints", MEMORY, "objectives", two);
        TrialView costly = trial(spec, 0, 40.0, 0.1, 40.0);
        TrialView cheap = trial(spec, 1, 10.0, 0.9, 10.0);

        assertThat(plan(spec, List.of(costly, cheap)).front())
                .extracting(ParetoTrial::trial)
                .containsExactly("exp-1");
        assertThat(plan(spec, List.of(costly)).front()).isEmpty();
    }

    /** The better half is forbidden, and the best of the rest is right beside it; the search is to keep to the border. */
    @Test
    void theSearchLearnsWhereTheConstraintsHold() {
        ExperimentSpec spec = spec("constraints", MEMORY, "maxTrials", "25");
        List<TrialView> trials = new ArrayList<>();
        while (trials.size() < 25) {
            var start = plan(spec, trials).starts().getFirst();
            double x = start.spec().parameters().get("lr").asDouble();
            trials.add(view(spec, start.name(), start.spec(), trials.size(), metrics(76 * x, 1 - x), 1 - x));
        }

        ExperimentPlan plan = plan(spec, trials);

        assertThat(plan.best().value()).isBetween(0.5, 0.52);
        assertThat(trials.subList(10, 25))
                .filteredOn(trial -> trial.violations().getFirst() < 2)
                .hasSizeGreaterThan(12);
    }

    @Test
    void aTrialMustReportObjectivesAndConstrainedMetricsEachOnce() {
        assertThat(spec("constraints", BOTH).requiredMetrics()).containsExactly("loss", "memory");
        assertThat(experiment().spec().requiredMetrics()).containsExactly("loss");
    }

    private static ExperimentPlan plan(ExperimentSpec spec, List<TrialView> trials) {
        return ExperimentPlanner.plan(new ExperimentState("exp", spec, trials, START, null, START));
    }

    private static String objective(String more) {
        return "[{\"metric\": \"loss\", \"goal\": \"Minimize\", \"reduce\": \"Last\"" + more + "}]";
    }

    private static ExperimentSpec spec(String... fields) {
        ObjectNode tree = JSON.valueToTree(experiment().spec());
        try {
            for (int i = 0; i < fields.length; i += 2) {
                tree.set(fields[i], JSON.readTree(fields[i + 1]));
            }
            return JSON.treeToValue(tree, ExperimentSpec.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static Map<String, MetricStatus> metrics(@Nullable Double memory, double loss) {
        return Map.of(
                "memory", new MetricStatus(memory, memory, 1L, List.of()),
                "loss", new MetricStatus(loss, loss, 1L, List.of()));
    }

    private static TrialView trial(ExperimentSpec spec, int index, double memory, double... values) {
        var point = new TrialSpec("exp", Experiments.point("{\"lr\": 0." + (index + 1000) + "}"), null, 1L, null);
        return view(spec, "exp-" + index, point, index, metrics(memory, values[0]), values);
    }

    private static TrialView view(
            ExperimentSpec spec,
            String name,
            TrialSpec point,
            int index,
            Map<String, MetricStatus> metrics,
            double... values) {
        return new TrialView(
                name,
                point,
                TrialState.SUCCEEDED,
                Arrays.stream(values).boxed().toList(),
                Feasibility.violations(spec, TrialState.SUCCEEDED, metrics),
                null,
                START.plusSeconds(index),
                null,
                List.of());
    }
}
