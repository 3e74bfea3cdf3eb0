package dev.trimtab.core.plan;

import static dev.trimtab.core.plan.Experiments.experiment;
import static dev.trimtab.core.plan.Experiments.point;
import static dev.trimtab.core.study.Parameters.real;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.engine.study.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WarmStartTest {

    private static final ExperimentSpec LEARNER =
            experiment().parameters(real("lr", 0, 1), real("dropout", 0, 1)).spec();

    @Test
    void theFirstTrialIsTheBestOneOfTheOtherExperimentInItsOwnDirection() {
        assertThat(first(source(Goal.Minimize, 10, Duration.ZERO), Lab.START)).isEqualTo(0.0);
        assertThat(first(source(Goal.Maximize, 10, Duration.ZERO), Lab.START)).isEqualTo(0.9);
    }

    @Test
    void whatFinishesAfterTheStartIsNotHeededHoweverOftenTheExperimentIsPlanned() {
        SourceExperiment source = source(Goal.Maximize, 10, Duration.ofMinutes(1));
        Instant start = Lab.START.plus(Duration.ofMinutes(5)); // when the first six had finished

        assertThat(first(source, start)).isEqualTo(0.5);
        assertThat(first(
                        new SourceExperiment(
                                "other", source.spec(), source.trials().subList(0, 6)),
                        start))
                .isEqualTo(0.5);
    }

    @Test
    void trialsThatDidNotSucceedAreNotHeeded() {
        SourceExperiment source = source(Goal.Minimize, 10, Duration.ZERO);
        List<TrialView> trials = source.trials().stream()
                .map(trial -> trial.name().equals("other-0") ? Lab.in(trial, TrialState.FAILED, null) : trial)
                .toList();
        assertThat(first(new SourceExperiment("other", source.spec(), trials), Lab.START))
                .isEqualTo(0.1);
    }

    @Test
    void anExperimentWhoseSourcesHaveGoneGoesOn() {
        assertThat(plan(List.of(), Lab.START).starts()).hasSize(1);
    }

    private static double first(SourceExperiment source, @Nullable Instant start) {
        return plan(List.of(source), start)
                .starts()
                .getFirst()
                .spec()
                .parameters()
                .get("lr")
                .doubleValue();
    }

    private static ExperimentPlan plan(List<SourceExperiment> sources, @Nullable Instant start) {
        Instant now = Lab.START.plus(Duration.ofHours(1));
        return ExperimentPlanner.plan(new ExperimentState("exp", LEARNER, List.of(), start, null, now, sources));
    }

    /** Its loss is lr, which is 0, 0.1, … */
    private static SourceExperiment source(Goal goal, int trials, Duration pace) {
        ExperimentSpec spec = experiment().objective(goal, null).spec();
        return new SourceExperiment(
                "other",
                spec,
                IntStream.range(0, trials)
                        .mapToObj(i -> new TrialView(
                                "other-" + i,
                                new TrialSpec(
                                        "other",
                                        point(String.format(Locale.ROOT, "{\"lr\": %.1f}", i / 10.0)),
                                        null,
                                        0L,
                                        TrialSpec.Origin.Suggested),
                                TrialState.SUCCEEDED,
                                i / 10.0,
                                Lab.START.plus(pace.multipliedBy(i)),
                                "Completed"))
                        .toList());
    }
}
