package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.study.Decision.Finish;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Memory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class TpeTest {
    private static final Algorithm TPE = new Algorithm.Tpe(4, 24);
    private static final double[] AWKWARD = {0, 0, 1, 1, -1, 1e300, -1e300, 1e-300, 3.5, Double.NaN, 1 / 0.0, -1 / 0.0};
    private static final int RUNNING = 2;

    @Property(tries = 200)
    void whateverHappenedTheNextPointsAreFreshAndBelongToTheSpace(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll @IntRange(max = 40) int size) {
        Study study = history(space, seed, size);
        List<Point> tried = new ArrayList<>(
                study.trials().stream().map(StudyTrial::parameters).toList());

        for (Decision decision : Tuner.decide(study)) {
            if (decision instanceof Start start) {
                assertThat(space.problem(start.parameters())).isEmpty();
                assertThat(tried).doesNotContain(start.parameters());
                tried.add(start.parameters());
            }
        }
    }

    @Property(tries = 60)
    void theOrderOfTheListAndTheMemoryDoNotMatter(@ForAll("spaces") Space space, @ForAll long seed) {
        Study study = history(space, seed, 20);
        List<StudyTrial> shuffled = new ArrayList<>(study.trials());
        Collections.shuffle(shuffled, new Random(seed));
        Memory memory = new Memory(8);
        Tuner.decide(Studies.with(study, study.trials().subList(0, 15)), memory);

        List<Decision> decisions = Tuner.decide(study);

        assertThat(Tuner.decide(Studies.with(study, shuffled))).isEqualTo(decisions);
        assertThat(Tuner.decide(study, memory)).isEqualTo(decisions);
        assertThat(Tuner.decide(study, memory)).isEqualTo(decisions);
    }

    @Property(tries = 60)
    void onlyTheOrderOfLossesMatters(@ForAll("spaces") Space space, @ForAll long seed) {
        Study study = history(space, seed, 20);

        assertThat(Tuner.decide(Studies.with(study, bent(study.trials(), Math::atan))))
                .isEqualTo(Tuner.decide(study));
    }

    @Property(tries = 20)
    void everyPointOfAFiniteSpaceIsTriedOnce(@ForAll("finiteSpaces") Space space, @ForAll long seed) {
        int count =
                space.cardinality().orElseThrow().min(BigInteger.valueOf(30)).intValue();
        Study study = Studies.study(space, new Algorithm.Tpe(3, 5), new Limits(count + 1, 3, 9));

        Run run = Run.orderly(study);

        assertThat(run.started.values().stream().map(Start::parameters)).doesNotHaveDuplicates();
        if (count < 30) {
            assertThat(run.started).hasSize(count);
            assertThat(run.finish().reason()).isEqualTo(FinishReason.SPACE_EXHAUSTED);
        }
    }

    @Example
    void itBeatsRandomSearchOfThreeTimesTheTrialsInAValley() {
        Space space = box(4);
        for (long seed = 0; seed < 4; seed++) {
            double tpe = best(space, TPE, TpeTest::bowl, 60, seed);
            double random = best(space, new Algorithm.Random(), TpeTest::bowl, 180, seed);
            assertThat(tpe).as("seed " + seed).isLessThan(random);
        }
    }

    @Example
    void itBeatsRandomSearchOfTwiceTheTrialsInATree() {
        Space space = new Space(List.of(
                new CategoricalParameter("kind", List.of("a", "b", "c", "d"), null),
                number("x", null),
                number("y", new Condition("kind", List.of("a", "b"))),
                number("z", new Condition("kind", List.of("c", "d")))));
        ToDoubleFunction<Point> loss = point -> {
            double x = (Double) point.values().get("x");
            return switch ((String) point.values().get("kind")) {
                case "a" -> 0.3 + x + (Double) point.values().get("y");
                case "b" -> 0.3 + x * x + Math.abs((Double) point.values().get("y") - 0.9);
                case "c" -> Math.abs(x - 0.4) + Math.abs((Double) point.values().get("z") - 0.63);
                default -> 0.5 + x;
            };
        };
        for (long seed = 0; seed < 4; seed++) {
            double tpe = best(space, TPE, loss, 50, seed);
            double random = best(space, new Algorithm.Random(), loss, 100, seed);
            assertThat(tpe).as("seed " + seed).isLessThan(random);
        }
    }

    @Example
    void aRegionThatCrashesIsAvoided() {
        Space space = box(2);
        for (long seed = 0; seed < 3; seed++) {
            List<StudyTrial> trials =
                    trials(space, TPE, point -> x(point, 0) > 0.5 ? Double.NaN : bowl(point), 40, seed);
            assertThat(trials.stream().filter(trial -> trial.state() == TrialState.FAILED))
                    .as("seed " + seed)
                    .hasSizeLessThan(10);
        }
    }

    /** The front of two bowls is the line between their middles. */
    @Example
    void severalObjectivesLeadToAFrontFromEndToEnd() {
        Study empty = study(box(3), TPE, 100, 1);
        List<Objective> objectives =
                List.of(new Objective("a", Goal.MINIMIZE, null), new Objective("b", Goal.MAXIMIZE, null));
        List<StudyTrial> trials = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Study study = new Study(
                    empty.space(), objectives, TPE, List.of(), 1, new Limits(100, 1, 100), List.copyOf(trials));
            Point point = ((Start) Tuner.decide(study).getFirst()).parameters();
            trials.add(new StudyTrial(
                    "t-" + i,
                    i,
                    point,
                    TrialState.SUCCEEDED,
                    List.of(distance(point, 0.3), -distance(point, 0.7)),
                    List.of(),
                    i,
                    null));
        }
        assertThat(trials.stream().filter(trial -> aside(trial.parameters()) < 0.15))
                .hasSizeGreaterThan(25);
        for (double middle : new double[] {0.3, 0.5, 0.7}) {
            assertThat(trials).as("near " + middle).anyMatch(trial -> distance(trial.parameters(), middle) < 0.15);
        }
    }

    /** The distance from the line between the middles; one point in sixteen of the cube has one below 0.15. */
    private static double aside(Point point) {
        double nearest = Math.clamp((x(point, 0) + x(point, 1) + x(point, 2)) / 3, 0.3, 0.7);
        return distance(point, nearest);
    }

    private static double distance(Point point, double middle) {
        return Math.hypot(x(point, 0) - middle, Math.hypot(x(point, 1) - middle, x(point, 2) - middle));
    }

    /** The best value there is lies well within a region that is forbidden. */
    @Example
    void constraintsAreHeeded() {
        Study study = study(box(2), TPE, 60, 1);
        for (int i = 0; i < 60; i++) {
            Start start = (Start) Tuner.decide(study).getFirst();
            double x = x(start.parameters(), 0);
            double y = x(start.parameters(), 1);
            List<StudyTrial> trials = new ArrayList<>(study.trials());
            trials.add(new StudyTrial(
                    "t-" + i,
                    i,
                    start.parameters(),
                    TrialState.SUCCEEDED,
                    List.of(x + y),
                    List.of(0.8 - x - 0.5 * y),
                    i,
                    null));
            study = Studies.with(study, trials);
        }
        assertThat(study.trials().stream()
                        .filter(trial -> trial.violations().getFirst() <= 0)
                        .mapToDouble(trial -> trial.values().getFirst()))
                .hasSizeGreaterThan(20)
                .anyMatch(value -> value < 0.9);
    }

    @Example
    void settingsOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> new Algorithm.Tpe(0, 24)).hasMessage("startupTrials cannot be 0: write 1 to 1000.");
        assertThatThrownBy(() -> new Algorithm.Tpe(10, 1_001))
                .hasMessage("candidates cannot be 1001: write 1 to 1000.");
    }

    private static double bowl(Point point) {
        double sum = 0;
        for (int i = 0; i < point.values().size(); i++) {
            sum += (i + 1) * Math.pow(x(point, i) - 0.2 - 0.1 * i, 2);
        }
        return sum;
    }

    private static double x(Point point, int i) {
        return (Double) point.values().get("x" + i);
    }

    private static Space box(int dimensions) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            parameters.add(number("x" + i, null));
        }
        return new Space(parameters);
    }

    private static Parameter number(String name, @Nullable Condition when) {
        return new DoubleParameter(name, 0, 1, Scale.LINEAR, null, when);
    }

    private static double best(
            Space space, Algorithm algorithm, ToDoubleFunction<Point> loss, int maxTrials, long seed) {
        return trials(space, algorithm, loss, maxTrials, seed).stream()
                .mapToDouble(StudyTrial::value)
                .min()
                .orElseThrow();
    }

    private static List<StudyTrial> trials(
            Space space, Algorithm algorithm, ToDoubleFunction<Point> loss, int maxTrials, long seed) {
        Study study = study(space, algorithm, maxTrials, seed);
        for (List<Decision> next = Tuner.decide(study);
                !(next.getFirst() instanceof Finish);
                next = Tuner.decide(study)) {
            List<StudyTrial> trials = new ArrayList<>(study.trials());
            Start start = (Start) next.getFirst();
            double value = loss.applyAsDouble(start.parameters());
            boolean failed = Double.isNaN(value);
            trials.add(StudyTrial.of(
                    "t-" + start.index(),
                    start.index(),
                    start.parameters(),
                    failed ? TrialState.FAILED : TrialState.SUCCEEDED,
                    failed ? null : (Double) value,
                    trials.size()));
            study = Studies.with(study, trials);
        }
        return study.trials();
    }

    private static Study study(Space space, Algorithm algorithm, int maxTrials, long seed) {
        return new Study(
                space,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                algorithm,
                List.of(),
                seed,
                new Limits(maxTrials, 1, maxTrials),
                List.of());
    }

    /** Trials with values no sane person would report, some failed, some running, some by hand at a point tried before. */
    private static Study history(Space space, long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        List<StudyTrial> trials = new ArrayList<>();
        boolean constant = random.nextInt(5) == 0;
        for (int i = 0; i < size; i++) {
            boolean byHand = i > 3 && random.nextInt(4) == 0;
            Point point = byHand
                    ? trials.get(random.nextInt(i)).parameters()
                    : space.point(random.doubles(space.dimensions()).toArray());
            TrialState state = TrialState.values()[random.nextInt(TrialState.values().length)];
            double value = constant ? 1 : AWKWARD[random.nextInt(AWKWARD.length)];
            trials.add(StudyTrial.of("t-" + i, byHand ? -1 : i, point, state, value, random.nextInt(5)));
        }
        Study study = Studies.with(study(space, TPE, 1_000, seed), trials);
        return Studies.with(study, new Limits(1_000, study.unfinished().size() + RUNNING, 1_000));
    }

    private static List<StudyTrial> bent(List<StudyTrial> trials, DoubleUnaryOperator bend) {
        return trials.stream()
                .map(trial -> StudyTrial.of(
                        trial.id(),
                        trial.index(),
                        trial.parameters(),
                        trial.state(),
                        Double.isFinite(trial.value()) ? (Double) bend.applyAsDouble(trial.value()) : trial.value(),
                        trial.finishedAt()))
                .toList();
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    @Provide
    Arbitrary<Space> finiteSpaces() {
        return Spaces.finite();
    }
}
