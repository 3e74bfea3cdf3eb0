package dev.trimtab.core.plan;

import static dev.trimtab.core.plan.Experiments.experiment;
import static dev.trimtab.core.plan.Experiments.point;
import static dev.trimtab.core.study.Parameters.integer;
import static dev.trimtab.core.study.Parameters.real;
import static dev.trimtab.core.study.Parameters.truth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.AlgorithmSpec;
import dev.trimtab.api.v1alpha1.ExperimentStatus.BestTrial;
import dev.trimtab.api.v1alpha1.ExperimentStatus.TrialCounts;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.core.plan.ExperimentPlan.Start;
import dev.trimtab.core.study.Parameters;
import dev.trimtab.core.study.Points;
import dev.trimtab.core.study.Spaces;
import dev.trimtab.core.template.Names;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.study.TrialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExperimentPlannerTest {

    // Whole lives of experiments, crashes included.

    @Property(tries = 60)
    void theTrialsAreTheSameWhateverEndsWhenAndHoweverOftenTheShellDies(
            @ForAll("experiments") Experiments experiment, @ForAll long disturbance) {
        var calm = new Lab(experiment.spec(), 0);
        calm.run(0);
        var disturbed = new Lab(experiment.spec(), disturbance);
        disturbed.run(0.5);

        assertThat(disturbed.trials()).isEqualTo(calm.trials());
        assertThat(disturbed.ended).isEqualTo(calm.ended);
        assertThat(disturbed.plan().best()).isEqualTo(calm.plan().best());
    }

    @Property(tries = 60)
    void anExperimentMakesExactlyMaxTrialsTrialsWithNamesWithoutGapsUnlessTheSpaceIsUsedUp(
            @ForAll("anyExperiments") Experiments experiment, @ForAll long disturbance) {
        var lab = new Lab(experiment.spec(), disturbance);
        lab.run(0.5);

        int trials = lab.journal.size();
        assertThat(lab.journal.keySet())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, trials)
                        .mapToObj(index -> Names.trial("exp", index))
                        .toList());
        assertThat(lab.ended).isNotNull();
        assertThat(lab.ended.failed()).isFalse();
        if (lab.ended.reason().equals("MaxTrialsReached")) {
            assertThat(trials).isEqualTo(experiment.maxTrials());
        } else {
            assertThat(lab.ended.reason()).isEqualTo("SpaceExhausted");
            assertThat(trials).isLessThan(experiment.maxTrials());
        }
    }

    @Property(tries = 60)
    void noLimitIsEverExceededAndEveryTrialIsAPointOfTheSpace(
            @ForAll("anyExperiments") Experiments experiment, @ForAll long disturbance) {
        Space space = Spaces.of(experiment.parameters());
        var lab = new Lab(experiment.spec(), disturbance);
        while (lab.ended == null) {
            ExperimentPlan plan = lab.plan();
            lab.carryOut(plan, lab.pick(experiment.parallelism() + 1));

            assertThat(lab.unfinished()).isLessThanOrEqualTo(experiment.parallelism());
            assertThat(lab.journal.size()).isLessThanOrEqualTo(experiment.maxTrials());
            assertThat(plan.starts()).allSatisfy(start -> {
                var raw = Points.values(start.spec().parameters());
                assertThat(space.problem(space.typed(raw))).isEmpty();
                assertThat(start.spec().seed()).isBetween(0L, (long) Integer.MAX_VALUE);
            });
            assertThat(plan.ending() == null || plan.starts().isEmpty()).isTrue();
            lab.workOn();
        }
        assertThat(lab.trials().values()).doesNotHaveDuplicates();
    }

    @Property(tries = 60)
    void limitsMayChangeAnyTimeAndTrialsMayBeDeletedOrAppliedByHand(
            @ForAll("experiments") Experiments experiment, @ForAll long disturbance) {
        var calm = new Lab(experiment.maxTrials(20).parallelism(20).spec(), 0);
        calm.run(0);
        var lab = new Lab(experiment.spec(), disturbance);
        for (int round = 0; round < 25; round++) {
            int maxTrials = 1 + lab.pick(20);
            int parallelism = 1 + lab.pick(5);
            lab.spec = experiment.maxTrials(maxTrials).parallelism(parallelism).spec();
            lab.ended = null;
            deleteAnUnfinishedTrial(lab);
            applyATrialByHand(lab, experiment, round);
            long unfinished = lab.unfinished();
            int trials = lab.journal.size();

            lab.carryOut(lab.plan(), lab.pick(6));

            assertThat(lab.unfinished()).isLessThanOrEqualTo(Math.max(unfinished, parallelism));
            assertThat(lab.journal.size()).isLessThanOrEqualTo(Math.max(trials, maxTrials));
            lab.workOn();
        }
        // Every planned trial is the one that an undisturbed run makes under its name.
        lab.journal.values().stream()
                .filter(trial -> trial.spec().origin() != TrialSpec.Origin.User)
                .forEach(trial -> assertThat(Lab.parameters(trial))
                        .isEqualTo(calm.trials().get(trial.name())));
    }

    private static void deleteAnUnfinishedTrial(Lab lab) {
        List<String> unfinished = lab.journal.values().stream()
                .filter(trial -> !trial.state().isFinished())
                .map(TrialView::name)
                .toList();
        if (!unfinished.isEmpty() && lab.pick(3) == 0) {
            lab.journal.remove(unfinished.get(lab.pick(unfinished.size())));
        }
    }

    private static void applyATrialByHand(Lab lab, Experiments experiment, int round) {
        if (lab.pick(5) == 0) {
            Space space = Spaces.of(experiment.parameters());
            ObjectNode parameters = Points.toJson(
                    space.point(new Random(round).doubles(space.dimensions()).toArray()));
            byHand(lab, "by-hand-" + round, parameters);
        }
    }

    @Property(tries = 200)
    void theBestTrialIsTheBestOfThoseThatEndedWithAValue(
            @ForAll("outcomes") List<TrialView> trials, @ForAll Goal goal) {
        var lab = new Lab(experiment().objective(goal, null).maxTrials(100).spec(), 0);
        trials.forEach(trial -> lab.journal.put(trial.name(), trial));

        Comparator<TrialView> byValue = Comparator.comparingDouble(TrialView::objective);
        Optional<BestTrial> best = lab.journal.values().stream()
                .filter(trial -> trial.state() == TrialState.SUCCEEDED || trial.state() == TrialState.STOPPED)
                .filter(trial -> trial.objective() != null && Double.isFinite(trial.objective()))
                .min((goal == Goal.Maximize ? byValue.reversed() : byValue)
                        .thenComparing(trial -> index(trial).orElse(Integer.MAX_VALUE))
                        .thenComparing(TrialView::name))
                .map(trial -> new BestTrial(
                        trial.name(), trial.objective(), trial.spec().parameters()));
        assertThat(Optional.ofNullable(lab.plan().best())).isEqualTo(best);
    }

    private static OptionalInt index(TrialView trial) {
        return Names.index("exp", trial.name());
    }

    @Property(tries = 60)
    void anEarlyEndCutsTheSameTrialsShort(
            @ForAll("experiments") Experiments experiment, @ForAll long disturbance, @ForAll boolean byTarget) {
        Experiments cut = byTarget ? experiment.objective(Goal.Minimize, 1.0) : experiment.maxFailedTrials(0);
        var calm = new Lab(experiment.spec(), 0);
        calm.run(0);
        var lab = new Lab(cut.spec(), disturbance);
        lab.run(0.5);

        assertThat(calm.trials().entrySet()).containsAll(lab.trials().entrySet());
        boolean hit = lab.journal.values().stream()
                .anyMatch(trial -> byTarget
                        ? trial.objective() != null && trial.objective() <= 1
                        : trial.state() == TrialState.FAILED);
        if (!hit) {
            assertThat(lab.trials()).isEqualTo(calm.trials());
        } else {
            assertThat(lab.plan().ending().reason())
                    .isIn("TargetReached", "TooManyFailures", "MaxTrialsReached", "SpaceExhausted");
            assertThat(lab.plan().starts()).isEmpty();
        }
    }

    /** Without an early end and by algorithms that do not learn, so that the same trials come whatever happens. */
    @Provide
    Arbitrary<Experiments> experiments() {
        return experiments(Arbitraries.of(Experiments.RANDOM, Experiments.SOBOL, Experiments.GRID));
    }

    /** The algorithm left out among them. */
    @Provide
    Arbitrary<Experiments> anyExperiments() {
        return experiments(Arbitraries.of(Experiments.RANDOM, Experiments.GRID).injectNull(0.5));
    }

    private static Arbitrary<Experiments> experiments(Arbitrary<AlgorithmSpec> algorithms) {
        Arbitrary<List<Long>> initial = Arbitraries.longs().between(0, 5).list().ofMaxSize(4);
        return Combinators.combine(
                        Parameters.anySpace(),
                        algorithms,
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.integers().between(1, 6),
                        initial)
                .as((space, algorithm, seed, maxTrials, parallelism, points) -> experiment()
                        .parameters(space.toArray(ParameterSpec[]::new))
                        .algorithm(algorithm)
                        .seed(seed)
                        .maxTrials(maxTrials)
                        .parallelism(parallelism)
                        .initialTrials(points.stream()
                                .map(place -> partialPoint(space, place))
                                .toArray(String[]::new)));
    }

    private static String partialPoint(List<ParameterSpec> specs, long place) {
        Space space = Spaces.of(specs);
        ObjectNode whole = Points.toJson(
                space.point(new Random(place).doubles(space.dimensions()).toArray()));
        return whole.retain(place % 2 == 0 ? "p0" : "p1", "switch").toString();
    }

    @Provide
    Arbitrary<List<TrialView>> outcomes() {
        Arbitrary<String> names =
                Arbitraries.of("exp-0", "exp-1", "exp-2", "exp-10", "exp-11", "by-hand", "exp-by-hand", "exp-02");
        Arbitrary<Double> values = Arbitraries.of(1.0, 2.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)
                .injectNull(0.2);
        return Combinators.combine(names, Arbitraries.of(TrialState.class), values)
                .as((name, state, value) -> new TrialView(
                        name,
                        new TrialSpec(
                                "exp", point("{\"lr\": 0." + name.length() + "}"), null, 0L, TrialSpec.Origin.User),
                        state,
                        value,
                        null,
                        null))
                .list()
                .uniqueElements(TrialView::name)
                .ofMaxSize(8);
    }

    // One by one.

    @Test
    void theFirstTrialsAreTheInitialOnesCompletedAndInOrder() {
        var lab = new Lab(
                experiment()
                        .parameters(integer("a", 1, 8), truth("b"))
                        .initialTrials("{\"a\": 5, \"b\": true}", "{\"a\": 6}")
                        .parallelism(3)
                        .spec(),
                0);

        List<Start> starts = lab.plan().starts();

        assertThat(starts).extracting(Start::name).containsExactly("exp-0", "exp-1", "exp-2");
        assertThat(starts)
                .extracting(start -> start.spec().origin())
                .containsExactly(TrialSpec.Origin.Initial, TrialSpec.Origin.Initial, TrialSpec.Origin.Suggested);
        assertThat(starts.get(0).spec().parameters()).isEqualTo(point("{\"a\": 5, \"b\": true}"));
        assertThat(starts.get(1).spec().parameters().get("a").longValue()).isEqualTo(6);
        assertThat(starts.get(1).spec().parameters().has("b")).isTrue();
        assertThat(starts)
                .allSatisfy(start -> assertThat(start.spec().experiment()).isEqualTo("exp"));
    }

    @Test
    void aSuspendedExperimentStartsNothingAndDoesNotEnd() {
        var lab = new Lab(experiment().parallelism(3).suspend(true).spec(), 0);

        assertThat(lab.plan().starts()).isEmpty();
        assertThat(lab.plan().ending()).isNull();
    }

    @Test
    void anExperimentThatIsResumedGoesOnWithTheSameTrials() {
        Experiments experiment = experiment().parallelism(3);
        var lab = new Lab(experiment.spec(), 0);
        List<Start> before = lab.plan().starts();
        lab.spec = experiment.suspend(true).spec();
        lab.carryOut(lab.plan(), 9);
        lab.spec = experiment.spec();

        assertThat(lab.plan().starts()).isEqualTo(before);
    }

    @Test
    void aSuspendedExperimentWhoseTrialsAreAllDoneEnds() {
        var lab = new Lab(experiment().maxTrials(2).parallelism(2).spec(), 0);
        lab.carryOut(lab.plan(), 2);
        lab.workOff();
        lab.spec = experiment().maxTrials(2).suspend(true).spec();

        assertThat(lab.plan().ending().reason()).isEqualTo("MaxTrialsReached");
    }

    @Test
    void theDeadlineEndsTheExperimentToTheSecond() {
        var lab = new Lab(experiment().deadline("1h30m").spec(), 0);
        lab.carryOut(lab.plan(), 1);

        lab.now = Lab.START.plus(Duration.ofMinutes(90)).minusMillis(1);
        assertThat(lab.plan().ending()).isNull();
        lab.now = Lab.START.plus(Duration.ofMinutes(90));
        assertThat(lab.plan().ending())
                .isEqualTo(new Ending(false, "DeadlineReached", "The deadline of 1h30m is reached."));
        assertThat(lab.plan().starts()).isEmpty();
    }

    @Test
    void anExperimentThatIsNotTakenUpYetHasNoDeadline() {
        var state = new ExperimentState(
                "exp", experiment().deadline("1s").spec(), List.of(), null, null, Lab.START.plus(Duration.ofDays(1)));

        assertThat(ExperimentPlanner.deadline(state)).isNull();
        assertThat(ExperimentPlanner.plan(state).ending()).isNull();
    }

    @Test
    void anExperimentThatReachedItsTargetSaysSoEvenAfterItsDeadline() {
        var lab = new Lab(
                experiment().objective(Goal.Maximize, 0.0).deadline("1s").spec(), 0);
        lab.carryOut(lab.plan(), 1);
        lab.journal.replaceAll((name, trial) -> Lab.in(trial, TrialState.SUCCEEDED, 0.5));
        lab.now = Lab.START.plusSeconds(5);

        assertThat(lab.plan().ending())
                .isEqualTo(new Ending(false, "TargetReached", "Trial exp-0 reached loss = 0.5, the target is 0.0."));
    }

    @Test
    void moreFailuresThanAreToleratedFailTheExperiment() {
        var lab = new Lab(experiment().maxFailedTrials(1).parallelism(3).spec(), 0);
        lab.carryOut(lab.plan(), 2);
        lab.journal.replaceAll((name, trial) -> Lab.in(trial, TrialState.FAILED, null));
        lab.journal.replace("exp-1", Lab.in(lab.journal.get("exp-1"), TrialState.RUNNING, null));
        assertThat(lab.plan().ending()).isNull();

        lab.journal.replace("exp-1", Lab.in(lab.journal.get("exp-1"), TrialState.FAILED, null));

        assertThat(lab.plan().ending())
                .isEqualTo(new Ending(true, "TooManyFailures", "2 trials failed, maxFailedTrials allows 1."));
    }

    @Test
    void whatHasEndedStaysEndedEvenIfItsTrialsAreDeleted() {
        var lab = new Lab(experiment().maxTrials(2).spec(), 0);
        lab.run(0);
        Ending ending = lab.ended;
        lab.journal.clear();

        assertThat(lab.plan().ending()).isEqualTo(ending);
        assertThat(lab.plan().starts()).isEmpty();
    }

    @Test
    void anEndedExperimentWhoseSpecAllowsMoreGoesOnWhereItWas() {
        Experiments experiment = experiment().maxTrials(2);
        var lab = new Lab(experiment.spec(), 0);
        lab.run(0);
        lab.ended = null;
        lab.spec = experiment.maxTrials(3).spec();

        assertThat(lab.plan().starts()).extracting(Start::name).containsExactly("exp-2");
    }

    @Test
    void aTrialAppliedByHandTakesASlotAndCountsTowardsMaxTrials() {
        var lab = new Lab(experiment().maxTrials(3).parallelism(2).spec(), 0);
        byHand(lab, "mine", point("{\"lr\": 0.5}"));

        assertThat(lab.plan().starts()).extracting(Start::name).containsExactly("exp-0");
        lab.run(0);
        assertThat(lab.journal).containsOnlyKeys("mine", "exp-0", "exp-1");
    }

    @Test
    void aTrialUnderANameThatIsToComeStandsForIt() {
        var lab = new Lab(experiment().maxTrials(3).parallelism(3).spec(), 0);
        byHand(lab, "exp-1", point("{\"lr\": 0.5}"));

        assertThat(lab.plan().starts()).extracting(Start::name).containsExactly("exp-0", "exp-2");
    }

    @Test
    void aDeletedTrialIsPlannedAgainAsItWas() {
        var lab = new Lab(experiment().parallelism(4).spec(), 0);
        List<Start> starts = lab.plan().starts();
        lab.carryOut(lab.plan(), 4);
        lab.journal.remove("exp-2");

        assertThat(lab.plan().starts()).containsExactly(starts.get(2));
    }

    @Test
    void trialsAreCountedByState() {
        var lab = new Lab(experiment().spec(), 0);
        var states = new ArrayList<TrialState>();
        for (TrialState state : TrialState.values()) {
            for (int i = 0; i <= state.ordinal(); i++) {
                states.add(state);
            }
        }
        for (int i = 0; i < states.size(); i++) {
            byHand(lab, "trial" + i, point("{\"lr\": 0.5}"));
            lab.journal.put("trial" + i, Lab.in(lab.journal.get("trial" + i), states.get(i), null));
        }

        TrialCounts counts = lab.plan().counts();
        // Paused trials wait, too.
        assertThat(counts).isEqualTo(new TrialCounts(21, 1 + 3, 2, 4, 5, 6));
        assertThat(counts.done()).isEqualTo(15);
    }

    @ParameterizedTest
    @EnumSource(Algorithms.class)
    void theAlgorithmInUseIsNamedWithItsReason(Algorithms algorithm) {
        var chosen =
                new Lab(experiment().algorithm(algorithm.spec).spec(), 0).plan().algorithm();

        assertThat(chosen.name()).isEqualTo(algorithm.chosen);
        assertThat(chosen.reason()).matches("[A-Z].*\\.");
    }

    enum Algorithms {
        RANDOM(Experiments.RANDOM, "random"),
        CMAES(Experiments.CMAES, "cmaes"),
        DEHB(Experiments.DEHB, "dehb"),
        DIFFERENTIAL_EVOLUTION(Experiments.DIFFERENTIAL_EVOLUTION, "differentialEvolution"),
        EVOLUTION(Experiments.EVOLUTION, "evolution"),
        LOCAL_SEARCH(Experiments.LOCAL_SEARCH, "localSearch"),
        NSGA2(Experiments.NSGA2, "nsga2"),
        SOBOL(Experiments.SOBOL, "sobol"),
        GRID(Experiments.GRID, "grid"),
        TPE(Experiments.TPE, "tpe"),
        TREE_SEARCH(Experiments.TREE_SEARCH, "treeSearch"),
        LEFT_OUT(null, "bayesian");

        final AlgorithmSpec spec;
        final String chosen;

        Algorithms(AlgorithmSpec spec, String chosen) {
            this.spec = spec;
            this.chosen = chosen;
        }
    }

    @Test
    void anExperimentThatCannotRunSaysWhy() {
        var lab = new Lab(
                experiment()
                        .parameters(real("lr", 0, 1))
                        .initialTrials("{\"lr\": 2}")
                        .spec(),
                0);

        assertThat(catchThrowable(lab::plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Initial point 1: Parameter 'lr' cannot be 2: write a number from 0 to 1.");
    }

    private static void byHand(Lab lab, String name, ObjectNode parameters) {
        var spec = Lab.throughTheApiServer(new TrialSpec("exp", parameters, null, 0L, TrialSpec.Origin.User));
        lab.journal.put(name, new TrialView(name, spec, TrialState.PENDING, null, null, null));
    }
}
