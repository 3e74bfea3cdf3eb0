package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.belief.AnyBeliefs;
import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Constraint;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AutomaticTest {
    private static final Fidelity EPOCHS = new Fidelity("epoch", 1, 81);
    private static final List<EarlyStopping> STOPPING = List.of(
            new EarlyStopping.None(),
            EarlyStopping.Asha.of(EPOCHS),
            new EarlyStopping.Gradual(3, 1),
            new EarlyStopping.Hyperband(3),
            new EarlyStopping.Median(5, 1),
            new EarlyStopping.Plateau(10, 0),
            new EarlyStopping.Promotion(3, 1, 1));

    private static final Space FIVE = KnownFunctions.cube(5);
    private static final Space TWENTY_FOUR =
            new Space(List.of(integer("a", 4), integer("b", 3), categories("c", "x", "y")));

    @Example
    void theReasonNamesWhatTheChoiceWasMadeFrom() {
        Study study = study(FIVE, 1, new Limits(60, 4, 9));

        assertThat(reason(study))
                .isEqualTo("Bayesian optimisation gets furthest with 60 trials, 4 at a time, of 5 parameters.");
        assertThat(reason(study.withLimits(new Limits(1, 1, 9))))
                .isEqualTo("Bayesian optimisation gets furthest with 1 trial of 5 parameters.");
        assertThat(reason(study(KnownFunctions.cube(1), 3, new Limits(60, 1, 9))))
                .isEqualTo(
                        "Bayesian optimisation finds the best Pareto front of 3 objectives with 60 trials of 1 parameter.");
        assertThat(reason(Studies.stopping(study, EPOCHS, new EarlyStopping.Gradual(3, 1))))
                .isEqualTo(
                        "Bayesian optimisation gets furthest with 60 trials, 4 at a time, of 5 parameters; gradual halving"
                                + " stops those that fall behind.");
    }

    @Example
    void trialsThatAreEnoughForEveryPointAreCalledEnough() {
        Study study = study(TWENTY_FOUR, 1, new Limits(24, 4, 9));
        Constraint thin =
                new Constraint("a < b", Set.of("a", "b"), values -> (Long) values.get("a") < (Long) values.get("b"));
        Space constrained = new Space(TWENTY_FOUR.parameters(), List.of(thin));

        assertThat(reason(study))
                .isEqualTo(
                        "Bayesian optimisation tries the most promising points first, and maxTrials is enough for all 24 of"
                                + " them.");
        assertThat(reason(study(constrained, 1, study.limits()))).endsWith(" for all of them, at most 24.");
        assertThat(reason(study.withLimits(new Limits(23, 4, 9)))).contains(" with 23 trials,");
    }

    @Example
    void everyWayToStopTrialsIsNamed() {
        Study study = study(FIVE, 1, new Limits(60, 4, 9));

        assertThat(STOPPING.stream().map(stopping -> reason(Studies.stopping(study, EPOCHS, stopping))))
                .doesNotHaveDuplicates()
                .allSatisfy(reason -> assertThat(reason).matches("[A-Z][^.]*\\."));
    }

    @Property(tries = 150)
    void theChoiceIsOneThatHeedsAllThatIsGivenAndSaysWhyInASentence(@ForAll("studies") Study study) {
        AlgorithmChoice choice = Tuner.choice(study);

        assertThat(choice.algorithm()).isNotInstanceOf(Algorithm.Auto.class);
        assertThat(choice.algorithm().setsBudgets()).isFalse();
        assertThat(choice.reason()).matches("[A-Z][^.]*\\.");
        boolean onlyOneHeedsThem = study.objectives().size() > 1
                || !study.knowledge().equals(Knowledge.NONE)
                || study.trials().stream().anyMatch(trial -> !trial.violations().isEmpty());
        if (onlyOneHeedsThem) {
            assertThat(choice.algorithm()).isInstanceOf(Algorithm.Bayesian.class);
        }
    }

    @Property(tries = 30)
    void theSameStudyReadBackIsGivenTheSameChoiceAndTheSamePoints(@ForAll("studies") Study study, @ForAll long seed) {
        List<StudyTrial> shuffled = new ArrayList<>(study.trials());
        Collections.shuffle(shuffled, new Random(seed));
        Study readBack = study.withTrials(shuffled);

        assertThat(Tuner.choice(readBack)).isEqualTo(Tuner.choice(study));
        Study asked = study(study, Tuner.choice(study).algorithm());
        assertThat(Tuner.decide(readBack)).isEqualTo(Tuner.decide(asked));
    }

    @Property
    void otherLimitsInMidStudyChangeTheReasonAtMost(
            @ForAll("studies") Study study,
            @ForAll @IntRange(max = 100_000) int trials,
            @ForAll @IntRange(max = 500) int atATime) {
        Study steered = study.withLimits(new Limits(trials, atATime, 3));

        assertThat(Tuner.choice(steered).algorithm())
                .isEqualTo(Tuner.choice(study).algorithm());
    }

    @Property(tries = 30)
    void itGivesFreshPointsOfTheSpace(@ForAll("studies") Study study) {
        Set<Object> seen = new HashSet<>();
        study.trials().forEach(trial -> seen.add(trial.parameters()));
        for (Decision decision : Tuner.decide(study)) {
            if (decision instanceof Start start) {
                assertThat(study.space().problem(start.parameters())).isEmpty();
                assertThat(seen.add(start.parameters())).isTrue();
            }
        }
    }

    @Provide
    Arbitrary<Study> studies() {
        return Spaces.any().flatMap(space -> Arbitraries.longs().map(seed -> study(space, seed)));
    }

    private static Study study(Space space, long seed) {
        var random = new SplittableRandom(seed);
        int objectives = 1 + random.nextInt(3);
        Study study = study(space, objectives, new Limits(random.nextInt(200), random.nextInt(8), 1_000));
        if (random.nextBoolean()) {
            study = Studies.stopping(study, EPOCHS, STOPPING.get(random.nextInt(STOPPING.size())));
        }
        if (random.nextInt(3) == 0) {
            study = Studies.knowing(study, new Knowledge(AnyBeliefs.about(space, seed), sources(space, random)));
        }
        return study.withTrials(trials(study, random));
    }

    private static List<Source> sources(Space space, SplittableRandom random) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(source -> new Source(IntStream.range(0, 5)
                        .mapToObj(i -> new Source.Lesson(
                                space.point(random.doubles(space.dimensions()).toArray())
                                        .values(),
                                random.nextDouble()))
                        .toList()))
                .toList();
    }

    private static List<StudyTrial> trials(Study study, SplittableRandom random) {
        boolean constrained = random.nextInt(3) == 0;
        return IntStream.range(0, random.nextInt(16))
                .mapToObj(i -> Studies.trial(
                        "t-" + i,
                        i,
                        study.space()
                                .point(random.doubles(study.space().dimensions())
                                        .toArray()),
                        TrialState.SUCCEEDED,
                        random.doubles(study.objectives().size()).boxed().toList(),
                        constrained ? List.of(random.nextDouble() - 0.5) : List.of(),
                        i))
                .toList();
    }

    private static Study study(Space space, int objectives, Limits limits) {
        List<Objective> losses = IntStream.range(0, objectives)
                .mapToObj(k -> new Objective("loss" + k, Goal.MINIMIZE, null))
                .toList();
        return Studies.of(space, losses, new Algorithm.Auto(), List.of(), 7, limits, List.of());
    }

    private static Study study(Study other, Algorithm algorithm) {
        return new Study(
                other.space(),
                other.objectives(),
                algorithm,
                other.initialPoints(),
                other.seed(),
                other.limits(),
                other.trials(),
                other.fidelity(),
                other.earlyStopping(),
                other.knowledge());
    }

    private static String reason(Study study) {
        AlgorithmChoice choice = Tuner.choice(study);
        return choice.reason();
    }

    private static Parameter integer(String name, int count) {
        return new IntegerParameter(name, 0, count - 1, Scale.LINEAR, 1, null);
    }

    private static Parameter categories(String name, String... values) {
        return new CategoricalParameter(name, List.of(values), null);
    }
}
