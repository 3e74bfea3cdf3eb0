package dev.trimtab.engine.suggest.cmaes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CmaesSuggesterTest {
    private static final Course.Algorithm CMAES =
            (space, history, seed) -> new CmaesSuggester(space, history, seed, null, 0.15, Restarts.IPOP);

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void itLearnsTheSlantOfAnEllipsoid(int workers) {
        Space space = Course.cube(5);
        double[][] directions = orthogonal(5, 3);
        Function<Point, List<Double>> slanted = point -> {
            double[] x = Course.numbers(point);
            double sum = 0;
            for (int k = 0; k < 5; k++) {
                double along = 0;
                for (int i = 0; i < 5; i++) {
                    along += directions[k][i] * (x[i] - 0.3 - 0.1 * i);
                }
                sum += Math.pow(10, k) * along * along;
            }
            return List.of(sum);
        };
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(Course.best(Course.of(CMAES, space, seed, 600, workers, slanted)))
                    .isLessThan(0.1);
            assertThat(Course.best(Course.of(Course.RANDOM, space, seed, 600, workers, slanted)))
                    .isGreaterThan(2);
        }
    }

    @Test
    void stepsCategoriesAndOrdersAreFoundBesideNumbers() {
        Space space = new Space(List.of(
                new DoubleParameter("lr", 1e-5, 1, Scale.LOG, null, null),
                new IntegerParameter("layers", 1, 16, Scale.LINEAR, 1, null),
                new CategoricalParameter("optimizer", List.of("a", "b", "c", "d"), null),
                new DoubleParameter("momentum", 0, 1, Scale.LINEAR, null, new Condition("optimizer", List.of("c"))),
                new PermutationParameter("order", List.of("x", "y", "z"), null)));
        List<Observation> observations = Course.of(CMAES, space, 2, 300, 4, CmaesSuggesterTest::mixed);
        assertThat(Course.best(observations)).isLessThan(0.01);
    }

    private static List<Double> mixed(Point point) {
        double lr = Math.log10((Double) point.values().get("lr")) + 2;
        long layers = (Long) point.values().get("layers") - 11;
        double loss = lr * lr + 0.1 * layers * layers;
        loss += switch ((String) point.values().get("optimizer")) {
            case "c" -> Math.pow((Double) point.values().get("momentum") - 0.9, 2);
            default -> 0.5;
        };
        loss += point.values().get("order").equals(List.of("z", "x", "y")) ? 0 : 0.3;
        return List.of(loss);
    }

    @Test
    void regionsThatCrashAreLeft() {
        Function<Point, List<Double>> crashing = point -> {
            double[] x = Course.numbers(point);
            double sum = Math.pow(x[0] - 0.45, 2) + Math.pow(x[1] - 0.5, 2);
            return x[0] > 0.5 ? List.of() : List.of(sum);
        };
        List<Observation> observations = Course.of(CMAES, Course.cube(2), 3, 200, 1, crashing);
        assertThat(observations.subList(100, 200).stream().filter(Observation::failed))
                .hasSizeLessThan(30);
        assertThat(Course.best(observations)).isLessThan(1e-4);
    }

    @ParameterizedTest
    @EnumSource
    void aSearchThatHasConvergedStartsAnewWhereItMay(Restarts restarts) {
        Function<Point, List<Double>> bowl = point -> {
            double[] x = Course.numbers(point);
            return List.of(Math.pow(x[0] - 0.4, 2) + Math.pow(x[1] - 0.6, 2));
        };
        List<Observation> observations = Course.of(
                (space, history, seed) -> new CmaesSuggester(space, history, seed, 6, 0.15, restarts),
                Course.cube(2),
                5,
                400,
                1,
                bowl);
        double farthest = observations.stream()
                .skip(150)
                .mapToDouble(Observation::loss)
                .max()
                .orElseThrow();
        if (restarts == Restarts.NONE) {
            assertThat(farthest).isLessThan(1e-4);
        } else {
            assertThat(farthest).isGreaterThan(1e-2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void equallyGoodPointsSpreadTheSearch(long seed) {
        Course.Algorithm withoutRestarts =
                (space, history, seeds) -> new CmaesSuggester(space, history, seeds, null, 0.05, Restarts.NONE);
        List<Observation> plain = Course.of(withoutRestarts, Course.cube(3), seed, 200, 1, point -> List.of(1.0));
        double[] reached = plain.stream()
                .skip(100)
                .mapToDouble(observation -> Course.numbers(observation.point())[0])
                .sorted()
                .toArray();
        assertThat(reached[5]).isLessThan(0.1);
        assertThat(reached[94]).isGreaterThan(0.9);
    }

    @Test
    void aGoodPointTriedByHandDrawsTheSearchTowardsIt() {
        Space space = Course.cube(3);
        Function<Point, List<Double>> hole = point -> {
            double sum = 0;
            for (double x : Course.numbers(point)) {
                sum += Math.abs(x - 0.9);
            }
            return List.of(sum < 0.3 ? sum - 10 : 1.0);
        };
        List<Observation> before = Course.of(CMAES, space, 6, 12, 1, hole);
        Point byHand = space.point(0.9, 0.9, 0.9);
        List<Observation> told = new ArrayList<>(before);
        for (int i = 0; i < 4; i++) {
            told.add(new Observation(byHand, hole.apply(byHand), List.of()));
        }
        assertThat(distance(space, told)).isLessThan(distance(space, before));
    }

    private static double distance(Space space, List<Observation> observations) {
        return IntStream.range(100, 120)
                .mapToDouble(index -> {
                    Point point = CMAES.of(space, new History(observations), 6)
                            .suggest(index, Set.of())
                            .orElseThrow();
                    double sum = 0;
                    for (double x : Course.numbers(point)) {
                        sum += Math.abs(x - 0.9);
                    }
                    return sum;
                })
                .sum();
    }

    @Test
    void whoAsksWhileAGenerationIsUnderWayGetsAnotherDrawOfIt() {
        Space space = Course.cube(2);
        List<Observation> some = Course.of(CMAES, space, 7, 20, 1, point -> List.of(Course.numbers(point)[0]));
        History history = new History(some);
        Set<Point> points = new HashSet<>();
        for (int index = 20; index < 60; index++) {
            points.add(CMAES.of(space, history, 7).suggest(index, points).orElseThrow());
        }
        assertThat(points).hasSize(40);
    }

    @Test
    void aTrialThatNeverFinishesHoldsNobodyUp() {
        Space space = Course.cube(3);
        List<Observation> observations = new ArrayList<>();
        Set<Point> taken = new HashSet<>();
        for (int index = 0; index < 200; index++) {
            Point point = CMAES.of(space, new History(observations), 9)
                    .suggest(index, taken)
                    .orElseThrow();
            taken.add(point);
            if (index % 5 != 0) {
                double sum = 0;
                for (double x : Course.numbers(point)) {
                    sum += (x - 0.3) * (x - 0.3);
                }
                observations.add(new Observation(index, point, List.of(sum), List.of()));
            }
        }
        assertThat(Course.best(observations)).isLessThan(1e-4);
    }

    /** By Gram and Schmidt. */
    private static double[][] orthogonal(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[][] rows = new double[n][];
        for (int k = 0; k < n; k++) {
            rows[k] = random.doubles(n, -1, 1).toArray();
            for (int other = 0; other < k; other++) {
                double along = dot(rows[k], rows[other]);
                for (int i = 0; i < n; i++) {
                    rows[k][i] -= along * rows[other][i];
                }
            }
            double length = Math.sqrt(dot(rows[k], rows[k]));
            for (int i = 0; i < n; i++) {
                rows[k][i] /= length;
            }
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
