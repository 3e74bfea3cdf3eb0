package dev.trimtab.engine.study;

import static dev.trimtab.engine.study.Search.best;
import static dev.trimtab.engine.study.Search.box;
import static dev.trimtab.engine.study.Search.history;
import static dev.trimtab.engine.study.Search.number;
import static dev.trimtab.engine.study.Search.study;
import static dev.trimtab.engine.study.Search.trials;
import static dev.trimtab.engine.study.Search.x;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BayesianTest {
    @Property(tries = 80)
    void whateverHappenedTheNextPointIsFreshAndBelongsToTheSpace(@ForAll("spaces") Space space, @ForAll long seed) {
        Study study = history(space, new Algorithm.Bayesian(), seed, 4 + (int) (Math.abs(seed) % 20), 2);

        for (Decision decision : Tuner.decide(study)) {
            if (decision instanceof Start start) {
                assertThat(space.problem(start.parameters())).isEmpty();
                assertThat(study.trials())
                        .noneMatch(
                                trial -> trial.isPlanned() && trial.parameters().equals(start.parameters()));
            }
        }
    }

    @Property(tries = 40)
    void theOrderOfTheListAndTheMemoryDoNotMatter(@ForAll("spaces") Space space, @ForAll long seed) {
        Study study = history(space, new Algorithm.Bayesian(), seed, 12, 2);
        List<StudyTrial> shuffled = new ArrayList<>(study.trials());
        Collections.shuffle(shuffled, new Random(seed));
        Memory memory = new Memory(8);
        Tuner.decide(Studies.with(study, study.trials().subList(0, 9)), memory);

        List<Decision> decisions = Tuner.decide(study);

        assertThat(Tuner.decide(Studies.with(study, shuffled))).isEqualTo(decisions);
        assertThat(Tuner.decide(study, memory)).isEqualTo(decisions);
        assertThat(Tuner.decide(study, memory)).isEqualTo(decisions);
    }

    @Property(tries = 30)
    void itDoesNotMatterInWhatUnitTheObjectiveIsMeasured(@ForAll("spaces") Space space, @ForAll long seed) {
        Study study = history(space, new Algorithm.Bayesian(), seed, 12, 2);
        List<StudyTrial> scaled = study.trials().stream()
                .map(trial -> StudyTrial.of(
                        trial.id(),
                        trial.index(),
                        trial.parameters(),
                        trial.state(),
                        trial.value() == null ? null : (Double) (trial.value() / 1024),
                        trial.finishedAt()))
                .toList();

        assertThat(Tuner.decide(Studies.with(study, scaled))).isEqualTo(Tuner.decide(study));
    }

    @Property(tries = 20)
    void everyPointOfAFiniteSpaceIsTriedOnce(@ForAll("finiteSpaces") Space space, @ForAll long seed) {
        int count = space.cardinality()
                .orElseThrow()
                .min(java.math.BigInteger.valueOf(30))
                .intValue();
        Study study = Studies.of(
                space,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                new Algorithm.Bayesian(),
                List.of(),
                seed,
                new Limits(count + 1, 3, 9),
                List.of());

        Run run = Run.orderly(study);

        assertThat(run.started.values().stream().map(Start::parameters)).doesNotHaveDuplicates();
        if (count < 30) {
            assertThat(run.started).hasSize(count);
            assertThat(run.finish().reason()).isEqualTo(FinishReason.SPACE_EXHAUSTED);
        }
    }

    @Example
    void inFortyTrialsItGetsFurtherThanRandomSearchInFourHundred() {
        Space space = box(5);
        for (long seed = 0; seed < 3; seed++) {
            double bayesian = best(space, new Algorithm.Bayesian(), BayesianTest::valley, 40, seed);
            double random = best(space, new Algorithm.Random(), BayesianTest::valley, 400, seed);
            assertThat(bayesian).as("seed " + seed).isLessThan(random);
        }
    }

    @Example
    void aRegionThatCrashesIsAvoided() {
        Space space = box(2);
        for (long seed = 0; seed < 3; seed++) {
            List<StudyTrial> trials = trials(
                    space, new Algorithm.Bayesian(), point -> x(point, 0) > 0.5 ? Double.NaN : valley(point), 40, seed);
            assertThat(trials.stream().filter(trial -> trial.state() == TrialState.FAILED))
                    .as("seed " + seed)
                    .hasSizeLessThan(10);
        }
    }

    @Example
    void theBranchOfATreeThatPaysIsFound() {
        Space space = new Space(List.of(
                new CategoricalParameter("kind", List.of("a", "b", "c"), null),
                number("x", new Condition("kind", List.of("a"))),
                number("y", new Condition("kind", List.of("b", "c")))));
        ToDoubleFunction<Point> loss = point -> switch ((String) point.values().get("kind")) {
            case "a" -> 0.3 + Math.pow((Double) point.values().get("x") - 0.2, 2);
            case "b" -> 0.2 + Math.abs((Double) point.values().get("y") - 0.9);
            default -> 4 * Math.pow((Double) point.values().get("y") - 0.63, 2);
        };
        for (long seed = 0; seed < 3; seed++) {
            assertThat(best(space, new Algorithm.Bayesian(), loss, 30, seed)).isLessThan(1e-3);
        }
    }

    /** The program rounds what it is given: near a point there is nothing else to be found. */
    @Example
    void stepsThatChangeNothingAreNotRepeated() {
        Space space = box(4);
        ToDoubleFunction<Point> loss = point -> valley(new Point(rounded(point)));
        for (long seed = 0; seed < 3; seed++) {
            long different = trials(space, new Algorithm.Bayesian(), loss, 60, seed).stream()
                    .map(trial -> rounded(trial.parameters()))
                    .distinct()
                    .count();
            assertThat(different).as("seed " + seed).isGreaterThan(35);
        }
    }

    private static Map<String, Object> rounded(Point point) {
        Map<String, Object> rounded = new LinkedHashMap<>();
        point.values().forEach((name, value) -> rounded.put(name, Math.round((Double) value * 4) / 4.0));
        return rounded;
    }

    /** The best value there is lies well within a region that is forbidden. */
    @Example
    void constraintsAreLearntAndHeeded() {
        Space space = box(2);
        Study study = study(space, new Algorithm.Bayesian(), 40, 1);
        for (int i = 0; i < 40; i++) {
            List<StudyTrial> trials = new ArrayList<>(study.trials());
            Start start = (Start) Tuner.decide(study).getFirst();
            Point point = start.parameters();
            trials.add(Studies.trial(
                    "t-" + i,
                    i,
                    point,
                    TrialState.SUCCEEDED,
                    List.of(x(point, 0) + x(point, 1)),
                    List.of(0.8 - x(point, 0) - 0.5 * x(point, 1)),
                    i));
            study = Studies.with(study, trials);
        }
        List<StudyTrial> feasible = study.trials().stream()
                .filter(trial -> trial.violations().getFirst() <= 0)
                .toList();
        assertThat(feasible).hasSizeGreaterThan(10);
        assertThat(feasible.stream()
                        .mapToDouble(trial -> trial.values().getFirst())
                        .min()
                        .orElseThrow())
                .isBetween(0.8, 0.82);
    }

    private static double valley(Point point) {
        double sum = 0;
        for (int i = 0; i + 1 < point.values().size(); i++) {
            double a = 3 * x(point, i) - 1;
            double b = 3 * x(point, i + 1) - 1;
            sum += 10 * (b - a * a) * (b - a * a) + (1 - a) * (1 - a);
        }
        return sum;
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
