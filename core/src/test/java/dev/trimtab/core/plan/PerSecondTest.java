package dev.trimtab.core.plan;

import static dev.trimtab.core.plan.Experiments.experiment;
import static dev.trimtab.core.plan.Experiments.point;
import static dev.trimtab.core.study.Parameters.real;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerSecondTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aTrialCostsTheSecondsFromItsStartToItsCompletion() throws Exception {
        TrialView ran = trial(1, Duration.ofMillis(90_500));
        TrialView quick = trial(2, Duration.ofMillis(20));
        TrialView unknown = trial(3, Duration.ZERO).withStart(null);

        List<StudyTrial> trials = ExperimentPlanner.study("exp", spec(true), List.of(ran, quick, unknown))
                .trials();

        assertThat(trials).extracting(trial -> trial.measured().cost()).containsExactly(90.5, 1.0, null);
    }

    @Test
    void theAlgorithmIsWhatTheExperimentSays() throws Exception {
        assertThat(ExperimentPlanner.study("exp", spec(true), List.of()).algorithm())
                .isEqualTo(new Algorithm.Bayesian(true));
        assertThat(ExperimentPlanner.study("exp", spec(false), List.of()).algorithm())
                .isEqualTo(new Algorithm.Bayesian());
    }

    @Test
    void anExperimentFromBeforeTheFieldWasThereGoesOn() throws Exception {
        assertThat(ExperimentPlanner.study("exp", spec("{}"), List.of()).algorithm())
                .isEqualTo(new Algorithm.Bayesian());
    }

    @Test
    void howLongTrialsRanMattersOnlyWhereItIsAskedFor() throws Exception {
        assertThat(next(true, 60)).isNotEqualTo(next(true, 0));
        assertThat(next(false, 60)).isEqualTo(next(false, 0));
    }

    /** What is tried next where a trial takes longer, by so many times, the larger its learning rate. */
    private static Object next(boolean perSecond, int growth) throws Exception {
        List<TrialView> trials = IntStream.range(0, 10)
                .mapToObj(i -> trial(i, Duration.ofSeconds(10 + (long) growth * i)))
                .toList();
        return ExperimentPlanner.plan(new ExperimentState(
                        "exp", spec(perSecond), trials, Lab.START, null, Lab.START.plusSeconds(9_999)))
                .starts()
                .getFirst()
                .spec()
                .parameters();
    }

    private static ExperimentSpec spec(boolean perSecond) throws JsonProcessingException {
        return spec("{\"perSecond\": " + perSecond + "}");
    }

    private static ExperimentSpec spec(String bayesian) throws JsonProcessingException {
        ObjectNode tree = JSON.valueToTree(
                experiment().parameters(real("lr", 0, 1), real("dropout", 0, 1)).spec());
        tree.set("algorithm", JSON.readTree("{\"bayesian\": " + bayesian + "}"));
        tree.put("maxTrials", 100);
        return JSON.treeToValue(tree, ExperimentSpec.class);
    }

    private static TrialView trial(int index, Duration ran) {
        String parameters = String.format(Locale.ROOT, "{\"lr\": 0.%d, \"dropout\": 0.%d}", index, index * 7 % 10);
        return new TrialView(
                        "exp-" + index,
                        new TrialSpec("exp", point(parameters), null, 1L, TrialSpec.Origin.Suggested),
                        TrialState.SUCCEEDED,
                        Math.pow(index / 10.0 - 0.6, 2) + index * 7 % 10 / 20.0,
                        Lab.START.plusSeconds(1_000 + index),
                        "Completed")
                .withStart(Lab.START.plusSeconds(1_000 + index).minus(ran));
    }
}
