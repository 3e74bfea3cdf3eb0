package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.front.Hypervolume;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.study.Decision.Finish;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.gp.GpSuggester;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SeveralObjectivesTest {
    private static final double[] AWKWARD = {0, 0, 1, 1, -1, 1e300, -1e300, 1e-300, 3.5, Double.NaN, 1 / 0.0, -1 / 0.0};
    private static final double[] REFERENCE = {1.1, 6};

    @Property(tries = 80)
    void whateverHappenedTheNextPointIsFreshAndBelongsToTheSpace(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int objectives) {
        Study study = history(space, seed, objectives, 4 + (int) (Math.abs(seed) % 20));

        for (Decision decision : Tuner.decide(study)) {
            if (decision instanceof Start start) {
                assertThat(space.problem(start.parameters())).isEmpty();
                assertThat(study.trials())
                        .noneMatch(
                                trial -> trial.isPlanned() && trial.parameters().equals(start.parameters()));
            }
        }
        assertThat(Tuner.paretoFront(study, 3)).hasSizeLessThanOrEqualTo(3);
    }

    @Property(tries = 30)
    void theOrderOfTheListAndTheMemoryDoNotMatter(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int objectives) {
        Study study = history(space, seed, objectives, 12);
        List<StudyTrial> shuffled = new ArrayList<>(study.trials());
        Collections.shuffle(shuffled, new Random(seed));
        Memory memory = new Memory();
        Tuner.decide(Studies.with(study, study.trials().subList(0, 9)), memory);

        List<Decision> decisions = Tuner.decide(study);

        assertThat(Tuner.decide(Studies.with(study, shuffled))).isEqualTo(decisions);
        assertThat(Tuner.decide(study, memory)).isEqualTo(decisions);
        assertThat(Tuner.decide(study, memory)).isEqualTo(decisions);
        assertThat(Tuner.paretoFront(Studies.with(study, shuffled), 5)).isEqualTo(Tuner.paretoFront(study, 5));
    }

    @Property(tries = 30)
    void itDoesNotMatterInWhatUnitAnObjectiveIsMeasured(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int objectives) {
        Study study = history(space, seed, objectives, 12);
        List<StudyTrial> scaled = study.trials().stream()
                .map(trial -> with(trial, values -> {
                    values.set(0, values.getFirst() / 1024);
                    values.set(1, values.get(1) * 4);
                    return values;
                }))
                .toList();

        assertThat(Tuner.decide(Studies.with(study, scaled))).isEqualTo(Tuner.decide(study));
    }

    private static StudyTrial with(StudyTrial trial, UnaryOperator<List<Double>> change) {
        return Studies.trial(
                trial.id(),
                trial.index(),
                trial.parameters(),
                trial.state(),
                change.apply(new ArrayList<>(trial.values())),
                trial.violations(),
                trial.finishedAt());
    }

    /** Zitzler, Deb and Thiele, "Comparison of multiobjective evolutionary algorithms: empirical results", 2000. */
    private static List<Double> zdt1(Point point) {
        double[] x = Course.numbers(point);
        double g = 1 + 9 * (Arrays.stream(x).sum() - x[0]) / (x.length - 1);
        return List.of(x[0], g * (1 - Math.sqrt(x[0] / g)));
    }

    @Example
    void inFiftyTrialsItsFrontDominatesMoreThanThatOfRandomSearchInFiveHundred() {
        Space space = Course.cube(6);
        for (long seed = 1; seed <= 2; seed++) {
            Memory memory = new Memory();
            Course.Algorithm bayesian = (all, history, from) -> new GpSuggester(all, history, from, memory);
            double modelled = hypervolume(Course.of(bayesian, space, seed, 50, 4, SeveralObjectivesTest::zdt1));
            double random = hypervolume(Course.of(Course.RANDOM, space, seed, 500, 4, SeveralObjectivesTest::zdt1));
            assertThat(modelled).as("seed " + seed).isGreaterThan(random + 0.3);
        }
    }

    private static double hypervolume(List<Observation> observations) {
        return Hypervolume.of(observations.stream().map(Observation::lossArray).toArray(double[][]::new), REFERENCE);
    }

    /** The trade-off is along one axis, and half of it is forbidden. */
    @Example
    void aFrontIsSoughtWhereConstraintsAreMetAndNothingFails() {
        Space space = Course.cube(2);
        List<Observation> observations = new ArrayList<>();
        Memory memory = new Memory();
        for (int i = 0; i < 40; i++) {
            var suggester = new GpSuggester(space, new History(observations), 5, memory);
            Set<Point> taken = new HashSet<>();
            observations.forEach(observation -> taken.add(observation.point()));
            Point point = suggester.suggest(i, taken).orElseThrow();
            double[] x = Course.numbers(point);
            boolean failed = x[1] > 0.6;
            observations.add(new Observation(
                    i,
                    point,
                    failed ? List.of() : List.of(x[0] + x[1], 1 - x[0] + x[1]),
                    failed ? List.of() : List.of(0.5 - x[0])));
        }
        List<Observation> learnt = observations.subList(10, 40);
        assertThat(learnt.stream().filter(Observation::failed)).hasSizeLessThan(5);
        assertThat(learnt.stream().filter(Observation::feasible)).hasSizeGreaterThan(20);
    }

    @Example
    void aFrontIsWhatNothingDominatesTheBestInTheFirstObjectiveFirst() {
        Study study = study(Course.cube(1), 2, 1);
        study = Studies.with(
                study,
                List.of(
                        trial("a", TrialState.SUCCEEDED, 3, 1),
                        trial("b", TrialState.SUCCEEDED, 2, 5),
                        trial("c", TrialState.SUCCEEDED, 1.5, 4),
                        trial("d", TrialState.SUCCEEDED, 1, 0),
                        trial("e", TrialState.FAILED, 9, 9),
                        trial("f", TrialState.SUCCEEDED, Double.NaN, 9)));

        assertThat(Tuner.paretoFront(study, 9)).extracting(StudyTrial::id).containsExactly("d", "c", "b");
        assertThat(Tuner.paretoFront(study, 2)).extracting(StudyTrial::id).containsExactly("d", "b");
        assertThat(Tuner.best(study)).get().extracting(StudyTrial::id).isEqualTo("d");
    }

    @Example
    void theStudyEndsWhenOneTrialReachesEveryTarget() {
        Study study = study(Course.cube(1), 2, 1);
        study = Studies.of(
                study.space(),
                List.of(new Objective("first", Goal.MINIMIZE, 2.0), new Objective("second", Goal.MAXIMIZE, 4.0)),
                study.algorithm(),
                List.of(),
                1,
                study.limits(),
                List.of(trial("a", TrialState.SUCCEEDED, 1, 3), trial("b", TrialState.SUCCEEDED, 3, 5)));
        assertThat(Tuner.decide(study)).noneMatch(Finish.class::isInstance);

        List<StudyTrial> more = new ArrayList<>(study.trials());
        more.add(trial("c", TrialState.SUCCEEDED, 2, 4.5));

        assertThat(Tuner.decide(Studies.with(study, more)).getLast())
                .isEqualTo(new Finish(
                        FinishReason.TARGET_REACHED,
                        "Trial c reached first = 2.0 and second = 4.5, the targets are 2.0 and 4.0."));
    }

    private static StudyTrial trial(String id, TrialState state, double... values) {
        return Studies.trial(
                id,
                id.charAt(0) - 'a',
                Course.cube(1).point(0.1 * (id.charAt(0) - 'a')),
                state,
                Arrays.stream(values).boxed().toList(),
                List.of(),
                id.charAt(0));
    }

    /** The second objective is to be made large, the others small. */
    private static Study study(Space space, int objectives, long seed) {
        return Studies.of(
                space,
                IntStream.range(0, objectives)
                        .mapToObj(k -> new Objective("m" + k, k == 1 ? Goal.MAXIMIZE : Goal.MINIMIZE, null))
                        .toList(),
                new Algorithm.Auto(),
                List.of(),
                seed,
                new Limits(1_000, 2, 1_000),
                List.of());
    }

    /** Trials with values no sane person would report, some failed, some running, some by hand at a point tried before. */
    private static Study history(Space space, long seed, int objectives, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        List<StudyTrial> trials = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean byHand = i > 3 && random.nextInt(4) == 0;
            Point point = byHand
                    ? trials.get(random.nextInt(i)).parameters()
                    : space.point(random.doubles(space.dimensions()).toArray());
            TrialState state = random.nextInt(3) == 0
                    ? TrialState.values()[random.nextInt(TrialState.values().length)]
                    : TrialState.SUCCEEDED;
            List<Double> values = IntStream.range(0, objectives)
                    .mapToObj(k -> k == objectives - 1 && seed % 2 == 0
                            ? random.nextDouble()
                            : AWKWARD[random.nextInt(random.nextInt(4) == 0 ? AWKWARD.length : 9)])
                    .toList();
            List<Double> violations = seed % 3 == 0 ? List.of(random.nextDouble(-1, 1)) : List.of();
            trials.add(Studies.trial("t-" + i, byHand ? -1 : i, point, state, values, violations, random.nextInt(5)));
        }
        Study study = Studies.with(study(space, objectives, seed), trials);
        return Studies.with(study, new Limits(1_000, study.unfinished().size() + 2, 1_000));
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }
}
