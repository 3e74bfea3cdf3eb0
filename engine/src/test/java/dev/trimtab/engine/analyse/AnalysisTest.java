package dev.trimtab.engine.analyse;

import static dev.trimtab.engine.analyse.Trials.choice;
import static dev.trimtab.engine.analyse.Trials.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.Constraint;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.Decision;
import dev.trimtab.engine.study.Goal;
import dev.trimtab.engine.study.Limits;
import dev.trimtab.engine.study.Objective;
import dev.trimtab.engine.study.Studies;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.study.Tuner;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final Space LINE = new Space(List.of(number("x")));
    private static final Space SQUARE = new Space(List.of(number("x"), number("y")));
    private static final Objective LOSS = new Objective("loss", Goal.MINIMIZE, null);

    @Test
    void ofFailuresAloneNothingIsSaid() {
        Study study = study(LINE, LOSS)
                .withTrials(IntStream.range(0, 20)
                        .mapToObj(i -> trial(i, new Point(Map.of("x", i / 20.0)), TrialState.FAILED))
                        .toList());

        Analysis found = analyse(study);

        assertThat(found).isEqualTo(new Analysis(0, 20, List.of(), List.of(), null, null, null, null));
        assertThat(analyse(study(LINE, LOSS)).failed()).isZero();
    }

    @Test
    void theLuckyTrialOfANoisyObjectiveIsNotRecommended() {
        List<StudyTrial> trials = new ArrayList<>(measured(SQUARE, 60, 0.1, 1, AnalysisTest::bowl));
        Point lucky = new Point(Map.of("x", 0.7, "y", 0.65)); // whose true loss is 0.14
        trials.add(trial(60, lucky, TrialState.SUCCEEDED, -0.3));

        Analysis found = analyse(study(SQUARE, LOSS).withTrials(trials));

        assertThat(found.front()).extracting(StudyTrial::index).containsExactly(60);
        assertThat(found.recommended().trial().index()).isNotEqualTo(60);
        double truth = bowl(found.recommended().trial().parameters());
        assertThat(truth)
                .isLessThan(0.05)
                .isBetween(found.recommended().low(), found.recommended().high());
        assertThat(found.prospect().noise()).isCloseTo(0.1, within(0.06));
    }

    /** Between a flat valley and a deep gorge nearby in value, the robust recommendation lies in the valley. */
    @Test
    void theRobustRecommendationIsFlatRatherThanDeep() {
        ToDoubleFunction<Point> function = point -> {
            double x = (Double) point.values().get("x");
            double valley = 4 * (x - 0.3) * (x - 0.3);
            double gorge = 1.2 * Math.exp(-Math.pow((x - 0.8) / 0.02, 2));
            return valley - gorge;
        };
        List<StudyTrial> trials = new ArrayList<>(measured(LINE, 60, 0, 1, function));
        for (int i = 0; i < 20; i++) {
            Point near = new Point(Map.of("x", 0.75 + 0.005 * i));
            trials.add(trial(60 + i, near, TrialState.SUCCEEDED, function.applyAsDouble(near)));
        }

        Analysis found = analyse(study(LINE, LOSS).withTrials(trials));

        assertThat(x(found.recommended())).isCloseTo(0.8, within(0.01));
        assertThat(x(found.robust())).isCloseTo(0.3, within(0.1));
        assertThat(found.robust().mean()).isBetween(-0.01, 0.05);
    }

    @Test
    void theIntervalHoldsTheTruthAndTheBoundWhatIsLeftInMostStudies() {
        int held = 0;
        int bounded = 0;
        for (int seed = 0; seed < 20; seed++) {
            Analysis found =
                    analyse(study(SQUARE, LOSS).withTrials(measured(SQUARE, 40, 0.1, seed, AnalysisTest::bowl)));
            double truth = bowl(found.recommended().trial().parameters());
            held += truth >= found.recommended().low()
                            && truth <= found.recommended().high()
                    ? 1
                    : 0;
            bounded += truth <= found.prospect().bound() ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(16);
        assertThat(bounded).isGreaterThanOrEqualTo(18);
    }

    @Test
    void whatIsLeftToGainShrinksWhileTheSearchGoesOnUntilItDoesNotPay() {
        List<Prospect> prospects = new ArrayList<>();
        Study study = study(SQUARE, LOSS);
        Memory memory = new Memory();
        for (int i = 0; i < 40; i++) {
            Point next = ((Decision.Start) Tuner.decide(study, memory).getFirst()).parameters();
            List<StudyTrial> trials = new ArrayList<>(study.trials());
            trials.add(trial(i, next, TrialState.SUCCEEDED, bowl(next)));
            study = study.withTrials(trials);
            if (i == 7 || i == 39) {
                prospects.add(Analysis.of(study, Analysis.RADIUS, List.of()).prospect());
            }
        }

        assertThat(prospects.getLast().bound()).isLessThan(prospects.getFirst().bound() / 5);
        assertThat(prospects.getLast().expected())
                .isLessThan(prospects.getFirst().expected());
        assertThat(prospects.getFirst().isExhausted()).isFalse();
        assertThat(prospects.getLast().isExhausted()).isTrue();
    }

    @Test
    void maximisingIsMinimisingTheOpposite() {
        List<StudyTrial> trials = measured(SQUARE, 30, 0.05, 3, AnalysisTest::bowl);
        List<StudyTrial> opposite = trials.stream()
                .map(trial -> trial(
                        trial.index(),
                        trial.parameters(),
                        trial.state(),
                        -trial.values().getFirst()))
                .toList();

        Analysis down = analyse(study(SQUARE, LOSS).withTrials(trials));
        Analysis up = analyse(
                study(SQUARE, new Objective("gain", Goal.MAXIMIZE, null)).withTrials(opposite));

        assertThat(up.recommended().trial().index())
                .isEqualTo(down.recommended().trial().index());
        assertThat(up.recommended().mean()).isEqualTo(-down.recommended().mean());
        assertThat(up.recommended().low()).isEqualTo(-down.recommended().high());
        assertThat(up.prospect()).isEqualTo(down.prospect());
        assertThat(up.importances().getFirst().overall())
                .isEqualTo(down.importances().getFirst().overall());
    }

    @Test
    void whatViolatesAConstraintIsNeitherBestNorRecommended() {
        List<StudyTrial> trials = measured(SQUARE, 30, 0, 3, AnalysisTest::bowl).stream()
                .map(trial -> Studies.trial(
                        trial.id(),
                        trial.index(),
                        trial.parameters(),
                        trial.state(),
                        trial.values(),
                        List.of(0.6 - (Double) trial.parameters().values().get("x")),
                        trial.finishedAt()))
                .toList();

        Analysis found = analyse(study(SQUARE, LOSS).withTrials(trials));

        assertThat(x(found.recommended())).isGreaterThanOrEqualTo(0.6);
        assertThat(x(found.robust())).isGreaterThanOrEqualTo(0.6);
        assertThat((Double) found.front().getFirst().parameters().values().get("x"))
                .isGreaterThanOrEqualTo(0.6);
    }

    @Test
    void ofSeveralObjectivesThereIsAFrontAndItsVolumeAndNoSingleRecommendation() {
        List<Objective> objectives =
                List.of(new Objective("error", Goal.MINIMIZE, null), new Objective("speed", Goal.MAXIMIZE, null));
        double[][] values = {{1, 1}, {2, 3}, {3, 2}, {3, 4}};
        Study study = Studies.of(LINE, objectives, new Algorithm.Random(), List.of(), 1, new Limits(9, 1, 9), List.of())
                .withTrials(IntStream.range(0, values.length)
                        .mapToObj(i -> trial(i, new Point(Map.of("x", i / 4.0)), TrialState.SUCCEEDED, values[i]))
                        .toList());

        Analysis found = Analysis.of(study, Analysis.RADIUS, List.of(4.0, 0.0));

        assertThat(found.front()).extracting(StudyTrial::index).containsExactly(0, 1, 3);
        assertThat(found.hypervolume()).isEqualTo(3 * 1 + 2 * 2 + 1 * 1);
        assertThat(found.recommended()).isNull();
        assertThat(found.prospect()).isNull();
    }

    @Test
    void everyObjectiveHasItsOwnImportances() {
        List<StudyTrial> trials = IntStream.range(0, 200)
                .mapToObj(i -> {
                    Point point = SQUARE.point(new SobolSequence(1, 2).at(i, 0));
                    double x = (Double) point.values().get("x");
                    double y = (Double) point.values().get("y");
                    return trial(i, point, TrialState.SUCCEEDED, x, -y);
                })
                .toList();
        Study study = Studies.of(
                SQUARE,
                List.of(LOSS, new Objective("speed", Goal.MAXIMIZE, null)),
                new Algorithm.Random(),
                List.of(),
                1,
                new Limits(200, 1, 9),
                trials);

        List<ObjectiveImportance> found = analyse(study).importances();

        assertThat(found).extracting(ObjectiveImportance::metric).containsExactly("loss", "speed");
        assertThat(found.get(0).overall().parameters().get(0).main()).isGreaterThan(0.95);
        assertThat(found.get(1).overall().parameters().get(1).main()).isGreaterThan(0.95);
        assertThat(found.get(1).amongBest().get("y")).isGreaterThan(0.95);
    }

    /** The loss falls towards a border and beyond it, where nobody may go: what lies there must not flatter the border. */
    @Test
    void whatConstraintsForbidIsNoPartOfANeighbourhood() {
        Space inside = new Space(
                LINE.parameters(),
                List.of(new Constraint("x >= 0.3", Set.of("x"), values -> (Double) values.get("x") >= 0.3)));
        List<StudyTrial> trials = IntStream.rangeClosed(0, 28)
                .mapToObj(i -> 0.3 + i * 0.025)
                .map(x -> trial((int) Math.round(1000 * x), new Point(Map.of("x", x)), TrialState.SUCCEEDED, x))
                .toList();

        double free = analyse(study(LINE, LOSS).withTrials(trials)).robust().mean();
        double held = analyse(study(inside, LOSS).withTrials(trials)).robust().mean();

        assertThat(free).isCloseTo(0.3, within(0.01)); // as much lies below the border as above it
        assertThat(held).isCloseTo(0.325, within(0.01));
    }

    @Test
    void categoriesAreRecommendedAsTheyAre() {
        Space space = new Space(List.of(choice("c", "bad", "good"), number("x")));

        Analysis found = analyse(study(space, LOSS)
                .withTrials(measured(
                        space, 30, 0, 2, point -> point.values().get("c").equals("good") ? 0.1 : 1)));

        assertThat(found.recommended().trial().parameters().values()).containsEntry("c", "good");
        assertThat(found.robust().mean()).isCloseTo(0.1, within(0.1));
    }

    @Property(tries = 40)
    void inEverySpaceItIsAFunctionOfTheStudyAlone(@ForAll("spaces") Space space, @ForAll Random random) {
        TrialState[] states = {TrialState.SUCCEEDED, TrialState.SUCCEEDED, TrialState.FAILED, TrialState.RUNNING};
        List<StudyTrial> trials = IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> {
                    Point point = space.point(random.doubles(space.dimensions()).toArray());
                    TrialState state = states[random.nextInt(states.length)];
                    return state == TrialState.SUCCEEDED
                            ? trial(i, point, state, 1e6 * random.nextGaussian())
                            : trial(i, point, state);
                })
                .toList();
        Study study = study(space, LOSS).withTrials(trials);

        Analysis found = Analysis.of(study, Analysis.RADIUS, List.of(1e7));

        assertThat(Analysis.of(study, Analysis.RADIUS, List.of(1e7))).isEqualTo(found);
        long measured = trials.stream()
                .filter(trial -> trial.state() == TrialState.SUCCEEDED)
                .count();
        assertThat(found.measured()).isEqualTo((int) measured);
        assertThat(found.recommended() == null).isEqualTo(measured < 3);
        if (found.recommended() != null) {
            assertThat(found.recommended().low())
                    .isFinite()
                    .isLessThanOrEqualTo(found.recommended().high());
            assertThat(found.recommended().mean())
                    .isBetween(found.recommended().low(), found.recommended().high());
            assertThat(found.prospect().bound()).isFinite().isNotNegative();
            assertThat(found.prospect().expected()).isFinite().isNotNegative();
            assertThat(found.prospect().noise()).isFinite().isNotNegative();
        }
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    private static Analysis analyse(Study study) {
        return Analysis.of(study, Analysis.RADIUS, List.of());
    }

    private static Study study(Space space, Objective objective) {
        return Studies.of(
                space, List.of(objective), new Algorithm.Bayesian(), List.of(), 7, new Limits(100, 1, 100), List.of());
    }

    private static double bowl(Point point) {
        double x = (Double) point.values().get("x") - 0.4;
        double y = (Double) point.values().get("y") - 0.6;
        return 1.5 * (x * x + y * y);
    }

    private static double x(Recommendation recommendation) {
        return (Double) recommendation.trial().parameters().values().get("x");
    }

    private static List<StudyTrial> measured(
            Space space, int count, double noise, long seed, ToDoubleFunction<Point> function) {
        var random = new SplittableRandom(seed);
        var spread = new SobolSequence(seed, space.dimensions());
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> {
                    Point point = space.point(spread.at(i, 0));
                    double value = function.applyAsDouble(point) + noise * random.nextGaussian();
                    return trial(i, point, TrialState.SUCCEEDED, value);
                })
                .toList();
    }

    private static StudyTrial trial(int index, Point point, TrialState state, double... values) {
        List<Double> list = Arrays.stream(values).boxed().toList();
        return Studies.trial("t-" + index, index, point, state, list, List.of(), index);
    }
}
