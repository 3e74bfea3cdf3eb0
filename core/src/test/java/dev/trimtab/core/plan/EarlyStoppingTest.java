package dev.trimtab.core.plan;

import static dev.trimtab.core.plan.Experiments.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.core.plan.ExperimentPlan.Stop;
import dev.trimtab.core.study.Studies;
import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void whatIsWrittenIsWhatTheEngineGets() {
        assertThat(stopping("")).isEqualTo(new EarlyStopping.None());
        assertThat(stopping("fidelity: {metric: epoch, min: 2, max: 9}")).isEqualTo(new EarlyStopping.Gradual(3, 2));
        assertThat(stopping("fidelity: {metric: epoch, min: 2, max: 9}\nearlyStopping: {none: {}}"))
                .isEqualTo(new EarlyStopping.None());
        assertThat(stopping("earlyStopping: {gradual: {reductionFactor: 4}}"))
                .isEqualTo(new EarlyStopping.Gradual(4, 1));
        assertThat(stopping("fidelity: {metric: epoch, min: 2, max: 9}\n"
                        + "earlyStopping: {asha: {reductionFactor: 4, graceSteps: 5, brackets: 2}}"))
                .isEqualTo(new EarlyStopping.Asha(4, 5, 2));
        assertThat(stopping("fidelity: {metric: epoch, min: 2, max: 9}\n"
                        + "earlyStopping: {asha: {reductionFactor: 3, brackets: 1}}"))
                .isEqualTo(new EarlyStopping.Asha(3, 2, 1));
        assertThat(stopping(
                        "fidelity: {metric: epoch, min: 2, max: 9}\nearlyStopping: {hyperband: {reductionFactor: 4}}"))
                .isEqualTo(new EarlyStopping.Hyperband(4));
        assertThat(stopping("fidelity: {metric: epoch, min: 2, max: 9}\n"
                        + "algorithm: {dehb: {reductionFactor: 3, weight: 0.5, crossover: 0.5}}"))
                .isEqualTo(new EarlyStopping.None());
        assertThat(stopping("earlyStopping: {median: {minTrials: 4, graceSteps: 3}}"))
                .isEqualTo(new EarlyStopping.Median(4, 3));
        assertThat(stopping("earlyStopping: {plateau: {patience: 4, minDelta: 0.5}}"))
                .isEqualTo(new EarlyStopping.Plateau(4, 0.5));
        assertThat(study("fidelity: {metric: epoch, min: 2, max: 9}").fidelity())
                .isEqualTo(new Fidelity("epoch", 2, 9));
    }

    @Test
    void aTrialThatHasFallenBehindIsStopped() {
        ExperimentPlan plan = plan(
                "fidelity: {metric: epoch, min: 1, max: 9}",
                view(0, TrialState.RUNNING, 1, 1),
                view(1, TrialState.RUNNING, 2, 2));
        assertThat(plan.stops())
                .containsExactly(new Stop(
                        "exp-1",
                        "FallenBehind",
                        "At epoch 2 it is behind 1 other trial: of the 2 that came so far or were stopped before, only the"
                                + " best goes on."));
    }

    @Test
    void aTrialThatIsToStopKeepsItsPlaceUntilItHasStopped() {
        ExperimentPlan plan = plan(
                "fidelity: {metric: epoch, min: 1, max: 9}",
                view(0, TrialState.RUNNING, 1, 1),
                view(1, TrialState.RUNNING, 2, 2));
        assertThat(plan.starts()).isEmpty();
        ExperimentPlan later = plan(
                "fidelity: {metric: epoch, min: 1, max: 9}",
                view(0, TrialState.RUNNING, 1, 1),
                view(1, TrialState.STOPPED, 2, 2));
        assertThat(later.starts()).hasSize(1);
        assertThat(later.stops()).isEmpty();
    }

    @Test
    void anExperimentThatIsOverOrSuspendedStopsNobodyEarly() {
        var views = new TrialView[] {view(0, TrialState.RUNNING, 1, 1), view(1, TrialState.RUNNING, 2, 2)};
        assertThat(plan("fidelity: {metric: epoch, min: 1, max: 9}\nsuspend: true", views)
                        .stops())
                .isEmpty();
        ExperimentState over = new ExperimentState(
                "exp",
                spec("fidelity: {metric: epoch, min: 1, max: 9}"),
                List.of(views),
                Lab.START,
                new Ending(false, "DeadlineReached", "It is late."),
                Lab.START);
        assertThat(ExperimentPlanner.plan(over).stops()).isEmpty();
    }

    @Test
    void aDivergedTrialIsStopped() {
        assertThat(plan(
                                "earlyStopping: {plateau: {patience: 4, minDelta: 0}}",
                                view(0, TrialState.RUNNING, 1, Double.NaN))
                        .stops())
                .extracting(Stop::reason)
                .containsExactly("ObjectiveNotFinite");
    }

    private static EarlyStopping stopping(String yaml) {
        return study(yaml).earlyStopping();
    }

    private static Study study(String yaml) {
        return Studies.of(spec(yaml), List.of());
    }

    private static ExperimentPlan plan(String yaml, TrialView... trials) {
        return ExperimentPlanner.plan(
                new ExperimentState("exp", spec(yaml), List.of(trials), Lab.START, null, Lab.START));
    }

    /** Two trials at a time of at most ten, and what the YAML says beside. */
    private static ExperimentSpec spec(String yaml) {
        try {
            ObjectNode spec = YAML.valueToTree(
                    experiment().objective(Goal.Minimize, null).parallelism(2).spec());
            if (!yaml.isEmpty()) {
                spec.setAll((ObjectNode) YAML.readTree(yaml));
            }
            return YAML.treeToValue(spec, ExperimentSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    private static TrialView view(int index, TrialState state, double... losses) {
        List<Report> curve = new ArrayList<>();
        Arrays.stream(losses).forEach(loss -> curve.add(new Report(curve.size() + 1, loss)));
        var spec = new TrialSpec(
                "exp", Experiments.point("{\"lr\": 0." + (index + 1) + "}"), null, 0L, TrialSpec.Origin.Suggested);
        return new TrialView("exp-" + index, spec, state, List.of(), null, null, curve);
    }
}
