package dev.trimtab.core.plan;

import static dev.trimtab.core.plan.Experiments.experiment;
import static dev.trimtab.core.plan.Experiments.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.core.plan.ExperimentPlan.Start;
import dev.trimtab.core.study.Parameters;
import dev.trimtab.engine.analyse.Analysis;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Experiments by DEHB, whose trials have budgets of 1, 3 or 9 epochs. */
class DehbTest {

    /** The first bracket of Hyperband has nine trials of one epoch, three of three, and one of nine. */
    private static final int FIRST_WHOLE = 12;

    @Property(tries = 40)
    void anExperimentThatIsReadBackGoesOnAlike(
            @ForAll("experiments") Experiments experiment, @ForAll long disturbance) {
        var lab = new Lab(experiment.spec(), disturbance);
        var random = new Random(disturbance);
        for (int round = 0; lab.ended == null && round < 500; round++) {
            ExperimentPlan plan = lab.plan();
            List<TrialView> views = new ArrayList<>(lab.journal.values());
            Collections.shuffle(views, random);
            ExperimentPlan again = ExperimentPlanner.plan(
                    new ExperimentState("exp", experiment.spec(), views, Lab.START, null, lab.now));
            assertThat(again).isEqualTo(plan);
            // What a shell that dies in between has not created comes again.
            lab.carryOut(plan, lab.pick(experiment.parallelism() + 1));
            lab.workOn();
        }
        assertThat(lab.ended).isNotNull();
        assertThat(lab.journal.values())
                .extracting(trial -> trial.spec().budget())
                .isSubsetOf(1L, 3L, 9L);
    }

    @Property(tries = 40)
    void theBestIsTheBestOfThoseWithAllSteps(@ForAll("experiments") Experiments experiment, @ForAll long disturbance) {
        var lab = new Lab(experiment.spec(), disturbance);
        lab.run(0.2);
        var best = lab.journal.values().stream()
                .filter(trial -> trial.spec().budget() == 9 && trial.objective() != null)
                .filter(trial -> trial.state() == TrialState.SUCCEEDED || trial.state() == TrialState.STOPPED)
                .mapToDouble(TrialView::objective)
                .min();
        if (best.isEmpty()) {
            assertThat(lab.plan().best()).isNull();
        } else {
            assertThat(lab.plan().best().value()).isEqualTo(best.getAsDouble());
        }
    }

    @Provide
    Arbitrary<Experiments> experiments() {
        return Combinators.combine(
                        Parameters.anySpace(),
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 6))
                .as((space, seed, maxTrials, parallelism) -> experiment()
                        .algorithm(Experiments.DEHB)
                        .parameters(space.toArray(ParameterSpec[]::new))
                        .seed(seed)
                        .maxTrials(maxTrials)
                        .parallelism(parallelism));
    }

    @Test
    void trialsAreCreatedWithTheirBudgets() {
        var lab = new Lab(
                experiment()
                        .algorithm(Experiments.DEHB)
                        .maxTrials(20)
                        .parallelism(13)
                        .spec(),
                0);
        assertThat(lab.plan().starts())
                .extracting(start -> start.spec().budget())
                .containsExactly(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 3L, 3L, 3L, 9L);
    }

    @Test
    void theBestPointsGoOnInTrialsOfMoreSteps() {
        Lab lab = firstRung();
        List<Start> starts = lab.plan().starts();
        assertThat(starts)
                .extracting(start -> start.spec().parameters())
                .containsExactly(
                        lab.journal.get("exp-0").spec().parameters(),
                        lab.journal.get("exp-1").spec().parameters(),
                        lab.journal.get("exp-2").spec().parameters());
        assertThat(starts).extracting(start -> start.spec().budget()).containsOnly(3L);
        assertThat(lab.plan().counts().succeeded()).isEqualTo(9);
    }

    @Test
    void aTrialOfAFewStepsIsNeverTheBestAndReachesNoTarget() {
        Lab lab = firstRung();
        assertThat(lab.plan().best()).isNull();
        assertThat(lab.plan().ending()).isNull();
        lab.carryOut(lab.plan(), 3);
        lab.journal.replaceAll((name, trial) ->
                trial.state() == TrialState.PENDING ? Lab.in(trial, TrialState.SUCCEEDED, 0.05) : trial);
        lab.carryOut(lab.plan(), 1);
        String whole = "exp-" + FIRST_WHOLE;
        lab.journal.replace(whole, Lab.in(lab.journal.get(whole), TrialState.SUCCEEDED, 0.07));

        assertThat(lab.plan().best().trial()).isEqualTo(whole);
        assertThat(lab.plan().ending())
                .isEqualTo(new Ending(
                        false, "TargetReached", "Trial " + whole + " reached loss = 0.07, the target is 0.1."));
    }

    @Test
    void aTrialByHandGoesAsFarAsItSays() {
        Lab lab = new Lab(experiment().algorithm(Experiments.DEHB).spec(), 0);
        lab.journal.put("part", byHand("part", 8L, 0.1));
        lab.journal.put("whole", byHand("whole", null, 0.3));
        assertThat(lab.plan().best().trial()).isEqualTo("whole");
        assertThat(ExperimentPlanner.study("exp", lab.spec, List.copyOf(lab.journal.values()))
                        .trials())
                .extracting(StudyTrial::state)
                .containsExactly(TrialState.PAUSED, TrialState.SUCCEEDED);
    }

    @Test
    void whatIsRecommendedHasMadeAllSteps() {
        Lab lab = firstRung();
        IntStream.range(0, 3).forEach(i -> lab.journal.put("whole-" + i, byHand("whole-" + i, 9L, 0.3 + i / 100.0)));
        Analysis analysis = Analysis.of(
                ExperimentPlanner.study("exp", lab.spec, List.copyOf(lab.journal.values())),
                Analysis.RADIUS,
                List.of());
        assertThat(analysis.measured()).isEqualTo(12);
        assertThat(analysis.front()).extracting(StudyTrial::id).containsExactly("whole-0");
        assertThat(analysis.recommended().trial().id()).startsWith("whole-");
        assertThat(analysis.robust().trial().id()).startsWith("whole-");
    }

    @Test
    void nothingIsLearntFromTrialsOfAFewStepsOfAnotherExperiment() {
        Lab lab = firstRung();
        ExperimentSpec learner = experiment()
                .algorithm(Experiments.algorithm("{\"bayesian\": {\"perSecond\": false}}"))
                .spec();
        var source = new SourceExperiment("other", lab.spec, List.copyOf(lab.journal.values()));
        assertThat(plan(learner, List.of(source)).starts())
                .isEqualTo(plan(learner, List.of()).starts());
        IntStream.range(0, 9).forEach(i -> lab.journal.put("whole-" + i, byHand("whole-" + i, 9L, 0.3 + i / 100.0)));
        var wiser = new SourceExperiment("other", lab.spec, List.copyOf(lab.journal.values()));
        assertThat(plan(learner, List.of(wiser)).starts().getFirst().spec().parameters())
                .isEqualTo(lab.journal.get("whole-0").spec().parameters());
    }

    private static ExperimentPlan plan(ExperimentSpec spec, List<SourceExperiment> sources) {
        return ExperimentPlanner.plan(
                new ExperimentState("exp", spec, List.of(), Lab.START, null, Lab.START.plusSeconds(1), sources));
    }

    /** Nine trials that have made one epoch, the first one the best, all of them better than the target. */
    private static Lab firstRung() {
        var lab = new Lab(
                experiment()
                        .algorithm(Experiments.DEHB)
                        .objective(Goal.Minimize, 0.1)
                        .maxTrials(20)
                        .parallelism(9)
                        .spec(),
                0);
        lab.carryOut(lab.plan(), 9);
        IntStream.range(0, 9)
                .forEach(i -> lab.journal.computeIfPresent(
                        "exp-" + i, (name, trial) -> Lab.in(trial, TrialState.SUCCEEDED, 0.01 * i)));
        lab.spec = experiment()
                .algorithm(Experiments.DEHB)
                .objective(Goal.Minimize, 0.1)
                .maxTrials(20)
                .parallelism(3)
                .spec();
        return lab;
    }

    private static TrialView byHand(String name, @Nullable Long budget, double loss) {
        var spec = new TrialSpec("exp", point("{\"lr\": " + (0.3 + loss) + "}"), budget, 0L, TrialSpec.Origin.User);
        return new TrialView(name, spec, TrialState.SUCCEEDED, loss, Lab.START, "Completed");
    }
}
