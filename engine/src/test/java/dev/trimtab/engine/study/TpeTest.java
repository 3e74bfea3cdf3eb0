package dev.trimtab.engine.study;

import static dev.trimtab.engine.study.Search.best;
import static dev.trimtab.engine.study.Search.box;
import static dev.trimtab.engine.study.Search.history;
import static dev.trimtab.engine.study.Search.number;
import static dev.trimtab.engine.study.Search.study;
import static dev.trimtab.engine.study.Search.trials;
import static dev.trimtab.engine.study.Search.x;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Memory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TpeTest {
    private static final Algorithm TPE = new Algorithm.Tpe(4, 24);
    private static final int RUNNING = 2;

    @Property(tries = 200)
    void whateverHappenedTheNextPointsAreFreshAndBelongToTheSpace(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll @IntRange(max = 40) int size) {
        Study study = history(space, TPE, seed, size, RUNNING);
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
        Study study = history(space, TPE, seed, 20, RUNNING);
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
        Study study = history(space, TPE, seed, 20, RUNNING);

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
            Study study = Studies.of(
                    empty.space(), objectives, TPE, List.of(), 1, new Limits(100, 1, 100), List.copyOf(trials));
            Point point = ((Start) Tuner.decide(study).getFirst()).parameters();
            trials.add(Studies.trial(
                    "t-" + i,
                    i,
                    point,
                    TrialState.SUCCEEDED,
                    List.of(distance(point, 0.3), -distance(point, 0.7)),
                    List.of(),
                    i));
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
            trials.add(Studies.trial(
                    "t-" + i,
                    i,
                    start.parameters(),
                    TrialState.SUCCEEDED,
                    List.of(x + y),
                    List.of(0.8 - x - 0.5 * y),
                    i));
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
