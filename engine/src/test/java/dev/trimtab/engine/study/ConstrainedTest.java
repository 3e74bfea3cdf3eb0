package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.ConstrainedSpaces;
import dev.trimtab.engine.space.Constraint;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Twin;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every algorithm in spaces with constraints. */
class ConstrainedTest {
    private static final int MANY = 1_000_000;

    private static final List<Algorithm> ALGORITHMS = List.of(
            new Algorithm.Bayesian(),
            new Algorithm.Cmaes(),
            new Algorithm.DifferentialEvolution(4, 0.5, 0.5),
            new Algorithm.Evolution(4, 2),
            new Algorithm.Grid(4),
            new Algorithm.LocalSearch(2, 4, 2),
            new Algorithm.NsgaII(4, 20),
            new Algorithm.Random(),
            new Algorithm.Sobol(),
            new Algorithm.Tpe(4, 12),
            new Algorithm.TreeSearch());

    @Provide
    Arbitrary<Study> studies() {
        return studies(ConstrainedSpaces.any());
    }

    @Provide
    Arbitrary<Study> finiteStudies() {
        return studies(ConstrainedSpaces.finite());
    }

    private static Arbitrary<Study> studies(Arbitrary<Space> spaces) {
        return Combinators.combine(spaces, Arbitraries.of(ALGORITHMS), Arbitraries.longs())
                .as((space, algorithm, seed) -> study(space, algorithm, seed, 25, 3));
    }

    @Property(tries = 150)
    void everyPointMeetsTheConstraintsAndIsNew(@ForAll("studies") Study study) {
        List<Point> points = points(study, point -> point.hashCode() % 100);

        assertThat(points).doesNotHaveDuplicates().allSatisfy(point -> {
            assertThat(ConstrainedSpaces.allows(study.space(), point)).isTrue();
            assertThat(study.space().problem(point)).isEmpty();
        });
    }

    @Property(tries = 100)
    void everyPointOfASmallSpaceIsTriedAndThenTheStudyEnds(@ForAll("finiteStudies") Study study) {
        Set<Point> all = new HashSet<>(Twin.points(study.space()));
        all.removeIf(point -> !ConstrainedSpaces.allows(study.space(), point));

        Run run = Run.orderly(study);

        List<Point> tried = run.started.values().stream().map(Start::parameters).toList();
        assertThat(tried).doesNotHaveDuplicates().isSubsetOf(all);
        assertThat(tried).hasSize(Math.min(all.size(), 25));
        assertThat(run.finish().reason())
                .isEqualTo(all.size() < 25 ? FinishReason.SPACE_EXHAUSTED : FinishReason.MAX_TRIALS_REACHED);
    }

    @Property(tries = 50)
    void whatIsLostInACrashIsStartedAgainAsItWas(@ForAll("finiteStudies") Study study, @ForAll long seed) {
        Algorithm algorithm =
                seed % 3 == 0 ? new Algorithm.Random() : seed % 3 == 1 ? new Algorithm.Sobol() : new Algorithm.Grid(4);
        Study sequence = study(study.space(), algorithm, study.seed(), 25, 3);
        assertThat(Run.chaotic(sequence, seed).started.values())
                .isSubsetOf(Run.orderly(sequence).started.values());
    }

    @Property(tries = 60)
    void theSameStudyGetsTheSamePointsWithAMemoryOrWithout(@ForAll("studies") Study study) {
        ToDoubleFunction<Point> loss = point -> point.hashCode() % 100;
        assertThat(points(study, loss)).isEqualTo(points(study, loss, new Memory(0), 10));
    }

    /** One point in 10,000 meets it. */
    @Example
    void aThinRegionIsSearchedByEveryAlgorithm() {
        Space space = ConstrainedSpaces.cube(3, "|x0 - x1| < 0.00005", x -> 0.00005 - Math.abs(x[0] - x[1]));
        for (Algorithm algorithm : ALGORITHMS) {
            List<Point> points = points(study(space, algorithm, 5, 24, 2), point -> x(point, 0));
            assertThat(points).as(algorithm.toString()).doesNotHaveDuplicates();
            assertThat(points.size()).as(algorithm.toString()).isEqualTo(algorithm instanceof Algorithm.Grid ? 16 : 24);
            assertThat(points)
                    .allSatisfy(point ->
                            assertThat(Math.abs(x(point, 0) - x(point, 1))).isLessThanOrEqualTo(0.00005));
        }
    }

    @Example
    void pointsThatWereTriedByHandOutsideTheConstraintsLeadNobodyOutside() {
        Space space = ConstrainedSpaces.cube(2, "x0 + x1 <= 0.5", x -> 0.5 - x[0] - x[1]);
        for (Algorithm algorithm : ALGORITHMS) {
            List<StudyTrial> outside = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Point point = space.point(0.9, 0.1 + 0.1 * i);
                outside.add(StudyTrial.of("hand" + i, -1, point, TrialState.SUCCEEDED, -1.0 - i, i));
            }
            Study study = study(space, algorithm, 1, 40, 4).withTrials(outside);
            assertThat(points(study, point -> 0))
                    .as(algorithm.toString())
                    .isNotEmpty()
                    .allSatisfy(point -> assertThat(x(point, 0) + x(point, 1)).isLessThanOrEqualTo(0.5));
        }
    }

    @Example
    void initialPointsAreCompletedInsideTheConstraints() {
        Space space = ConstrainedSpaces.cube(3, "x0 + x1 + x2 <= 1", x -> 1 - x[0] - x[1] - x[2]);
        Study study = Studies.startingWith(
                study(space, new Algorithm.Random(), 1, 4, 4), List.of(Map.of("x1", 0.99), Map.of("x2", 1.0)));

        List<Decision> decisions = Tuner.decide(study);

        Point first = ((Start) decisions.get(0)).parameters();
        assertThat(first.values()).containsEntry("x1", 0.99);
        assertThat(x(first, 0) + x(first, 2)).isLessThanOrEqualTo(0.0100001);
        assertThat(((Start) decisions.get(0)).origin()).isEqualTo(Origin.INITIAL);
    }

    /** The best point lies in the middle of the constraint's border, where nothing pulls but the objective. */
    @Example
    void bayesianOptimisationFindsAnOptimumOnTheBorder() {
        Space space = ConstrainedSpaces.cube(3, "x0 + x1 + x2 <= 1", x -> 1 - x[0] - x[1] - x[2]);
        ToDoubleFunction<Point> loss = point ->
                Math.pow(x(point, 0) - 0.8, 2) + Math.pow(x(point, 1) - 0.6, 2) + Math.pow(x(point, 2) - 0.4, 2);
        double least = 3 * Math.pow(0.8 / 3, 2);
        for (long seed = 0; seed < 3; seed++) {
            double bayesian = best(space, new Algorithm.Bayesian(), loss, 30, seed) - least;
            double tpe = best(space, new Algorithm.Tpe(10, 24), loss, 60, seed) - least;
            double random = best(space, new Algorithm.Random(), loss, 300, seed) - least;
            assertThat(bayesian).as("seed " + seed).isLessThan(random / 5).isLessThan(0.002);
            assertThat(tpe).as("seed " + seed).isLessThan(0.05);
        }
    }

    @Example
    void bayesianOptimisationWorksInsideAThinBandToo() {
        Space space = ConstrainedSpaces.cube(3, "|x0 - x1| < 0.001", x -> 0.001 - Math.abs(x[0] - x[1]));
        ToDoubleFunction<Point> loss = point -> Math.pow(x(point, 0) - 0.3, 2) + Math.pow(x(point, 2) - 0.7, 2);
        for (long seed = 0; seed < 3; seed++) {
            double bayesian = best(space, new Algorithm.Bayesian(), loss, 30, seed);
            double random = best(space, new Algorithm.Random(), loss, 100, seed);
            assertThat(bayesian).as("seed " + seed).isLessThan(random / 5);
        }
    }

    @Example
    void constraintsAcrossKindsAndBranchesAreMet() {
        List<Parameter> parameters = List.of(
                new CategoricalParameter("optimizer", List.of("sgd", "adamw"), null),
                new DoubleParameter(
                        "momentum", 0.5, 0.99, Scale.LINEAR, null, new Condition("optimizer", List.of("sgd"))),
                new IntegerParameter("warmup", 1, 1_000, Scale.LOG, 1, null),
                new IntegerParameter("steps", 10, 1_000, Scale.LOG, 10, null));
        Constraint warmup = new Constraint(
                "warmup < steps",
                Set.of("warmup", "steps"),
                values -> (Long) values.get("warmup") < (Long) values.get("steps"));
        Constraint momentum = new Constraint(
                "momentum < 0.9 or steps < 100",
                Set.of("momentum", "steps"),
                values -> !(values.get("momentum") instanceof Double m) || m < 0.9 || (Long) values.get("steps") < 100);
        Space space = new Space(parameters, List.of(warmup, momentum));
        for (Algorithm algorithm : ALGORITHMS) {
            List<Point> points = points(study(space, algorithm, 11, 40, 4), point ->
                    -(Long) point.values().get("warmup"));
            assertThat(points)
                    .hasSize(40)
                    .doesNotHaveDuplicates()
                    .allSatisfy(point ->
                            assertThat(ConstrainedSpaces.allows(space, point)).isTrue());
        }
    }

    private static double x(Point point, int i) {
        return (Double) point.values().get("x" + i);
    }

    private static Study study(Space space, Algorithm algorithm, long seed, int trials, int parallelism) {
        return Studies.of(
                space,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                algorithm,
                List.of(),
                seed,
                new Limits(trials, parallelism, MANY),
                List.of());
    }

    private static double best(Space space, Algorithm algorithm, ToDoubleFunction<Point> loss, int trials, long seed) {
        return points(study(space, algorithm, seed, trials, 1), loss, new Memory(), MANY).stream()
                .mapToDouble(loss)
                .min()
                .orElseThrow();
    }

    private static List<Point> points(Study study, ToDoubleFunction<Point> loss) {
        return points(study, loss, new Memory(), 10);
    }

    /** The points of a study in which one trial in so many fails. */
    private static List<Point> points(Study study, ToDoubleFunction<Point> loss, Memory memory, int failing) {
        var random = new SplittableRandom(study.seed());
        List<Point> points = new ArrayList<>();
        List<StudyTrial> trials = new ArrayList<>(study.trials());
        Study now = study;
        while (true) {
            List<Start> starts = Tuner.decide(now, memory).stream()
                    .filter(Start.class::isInstance)
                    .map(Start.class::cast)
                    .toList();
            if (starts.isEmpty()) {
                return points;
            }
            for (Start start : starts) {
                points.add(start.parameters());
                boolean fails = random.nextInt(failing) == 0;
                trials.add(StudyTrial.of(
                        "t" + start.index(),
                        start.index(),
                        start.parameters(),
                        fails ? TrialState.FAILED : TrialState.SUCCEEDED,
                        fails ? null : (Double) loss.applyAsDouble(start.parameters()),
                        trials.size()));
            }
            now = study.withTrials(trials);
        }
    }
}
