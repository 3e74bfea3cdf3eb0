package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class BayesianTest {
    private static final double[] AWKWARD = {0, 0, 1, 1, -1, 1e300, -1e300, 1e-300, 3.5, Double.NaN, 1 / 0.0, -1 / 0.0};

    @Property(tries = 80)
    void whateverHappenedTheNextPointIsFreshAndBelongsToTheSpace(@ForAll("spaces") Space space, @ForAll long seed) {
        Study study = history(space, seed, 4 + (int) (Math.abs(seed) % 20));

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
        Study study = history(space, seed, 12);
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
        Study study = history(space, seed, 12);
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
        Study study = new Study(
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
            trials.add(new StudyTrial(
                    "t-" + i,
                    i,
                    point,
                    TrialState.SUCCEEDED,
                    List.of(x(point, 0) + x(point, 1)),
                    List.of(0.8 - x(point, 0) - 0.5 * x(point, 1)),
                    i,
                    null));
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
        Memory memory = new Memory(8);
        for (List<Decision> next = Tuner.decide(study, memory);
                !(next.getFirst() instanceof Finish);
                next = Tuner.decide(study, memory)) {
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
        for (int i = 0; i < size; i++) {
            boolean byHand = i > 3 && random.nextInt(4) == 0;
            Point point = byHand
                    ? trials.get(random.nextInt(i)).parameters()
                    : space.point(random.doubles(space.dimensions()).toArray());
            TrialState state = TrialState.values()[random.nextInt(TrialState.values().length)];
            double value = AWKWARD[random.nextInt(AWKWARD.length)];
            trials.add(StudyTrial.of("t-" + i, byHand ? -1 : i, point, state, value, random.nextInt(5)));
        }
        Study study = Studies.with(study(space, new Algorithm.Bayesian(), 1_000, seed), trials);
        return Studies.with(study, new Limits(1_000, study.unfinished().size() + 2, 1_000));
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
