package dev.trimtab.engine.suggest.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.evolution.AgingEvolution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSearchTest {
    private static final int ITEMS = 12;
    private static final int INSTANCES = 6;

    private static final Course.Algorithm LOCAL =
            (space, history, seed) -> new LocalSearch(space, history, seed, 10, null, 3);
    private static final Course.Algorithm AGING =
            (space, history, seed) -> new AgingEvolution(space, history, seed, 20, 5);

    private static final Space CATEGORIES = new Space(IntStream.range(0, 12)
            .<Parameter>mapToObj(i -> new CategoricalParameter("c" + i, List.of("a", "b", "c", "d"), null))
            .toList());

    /** 300 of 479,001,600 orders: random ones stay 34 % above the shortest tour, and 10 % above the cheapest line. */
    @ParameterizedTest
    @CsvSource({"true, 1", "true, 8", "false, 1", "false, 8"})
    void ordersAreFarBetterThanThoseOfRandomPointsAndBetterThanThoseOfEvolution(boolean tour, int workers) {
        double local = gap(LOCAL, tour, workers);
        assertThat(local).isLessThan(gap(Course.RANDOM, tour, workers) / 3);
        assertThat(local).isLessThan(gap(AGING, tour, workers));
    }

    /** How far above the least cost one ends, on average. */
    private static double gap(Course.Algorithm algorithm, boolean tour, int workers) {
        return LongStream.rangeClosed(1, INSTANCES)
                .mapToDouble(seed -> {
                    Orders problem = tour ? Orders.tour(ITEMS, seed) : Orders.line(ITEMS, seed);
                    double best =
                            Course.best(Course.of(algorithm, problem.space(), seed, 300, workers, problem::losses));
                    return best / problem.least() - 1;
                })
                .average()
                .orElseThrow();
    }

    @Test
    void whoAsksWhileOthersRunGetsAnotherNeighbour() {
        Orders problem = Orders.tour(ITEMS, 1);
        List<Observation> finished = Course.of(LOCAL, problem.space(), 1, 20, 1, problem::losses);
        Set<Point> taken = new HashSet<>();
        finished.forEach(observation -> taken.add(observation.point()));
        var search = LOCAL.of(problem.space(), new History(finished), 1);
        for (int index = 20; index < 60; index++) {
            assertThat(taken.add(search.suggest(index, taken).orElseThrow())).isTrue();
        }
    }

    @Test
    void failuresAndWhatViolatesConstraintsAreNotWhereItGoesOn() {
        Space space = Course.cube(1);
        List<Observation> finished = new ArrayList<>(List.of(
                new Observation(0, space.point(0.2), List.of(5.0), List.of(-1.0)),
                new Observation(1, space.point(0.9), List.of(1.0), List.of(2.0)),
                new Observation(2, space.point(0.8), List.of(), List.of())));
        var search = new LocalSearch(space, new History(finished), 1, 1, 100, 3);
        double middle = IntStream.range(3, 103)
                .mapToDouble(
                        index -> Course.numbers(search.suggest(index, Set.of()).orElseThrow())[0])
                .sorted()
                .skip(50)
                .findFirst()
                .orElseThrow();
        assertThat(middle).isBetween(0.1, 0.3);
    }

    @Test
    void aDescentThatIsStuckBeginsAgainElsewhereAndGoesOnFromThereThoughItIsWorse() {
        List<Observation> stuck = stuck();
        Point beginning = next(stuck, 6);
        assertThat(changes(beginning, stuck.getFirst().point())).isGreaterThan(1);

        List<Observation> begun = new ArrayList<>(stuck);
        begun.add(new Observation(6, beginning, List.of(9.0), List.of()));
        assertThat(changes(next(begun, 7), beginning)).isEqualTo(1);
    }

    @Test
    void whatFinishesLateIsNotTakenForANewBeginning() {
        List<Observation> stuck = stuck();
        Point best = stuck.getFirst().point();
        List<Observation> late = new ArrayList<>(stuck);
        late.add(new Observation(50, CATEGORIES.point(lastChanged()), List.of(9.0), List.of()));
        assertThat(changes(next(late, 6), best)).isGreaterThan(1);
        assertThat(next(late, 6)).isEqualTo(next(stuck, 6));
    }

    /** A trial that is good, and five neighbours that are not. */
    private static List<Observation> stuck() {
        List<Observation> finished = new ArrayList<>();
        finished.add(new Observation(0, CATEGORIES.point(new double[12]), List.of(0.0), List.of()));
        for (int index = 1; index <= 5; index++) {
            Point point = next(finished, index);
            assertThat(changes(point, finished.getFirst().point())).isEqualTo(1);
            finished.add(new Observation(index, point, List.of(1.0 + index), List.of()));
        }
        return finished;
    }

    private static Point next(List<Observation> finished, int index) {
        Set<Point> taken = new HashSet<>();
        finished.forEach(observation -> taken.add(observation.point()));
        return new LocalSearch(CATEGORIES, new History(finished), 3, 1, 5, 6)
                .suggest(index, taken)
                .orElseThrow();
    }

    private static double[] lastChanged() {
        double[] place = new double[12];
        place[11] = 0.9;
        return place;
    }

    private static long changes(Point point, Point other) {
        return point.values().entrySet().stream()
                .filter(value -> !value.getValue().equals(other.values().get(value.getKey())))
                .count();
    }

    @Test
    void aChildThatBecomesActiveBeginsWhereItWasBest() {
        Condition sgd = new Condition("optimizer", List.of("sgd"));
        Space space = new Space(List.of(
                new CategoricalParameter("optimizer", List.of("sgd", "adam"), null),
                new DoubleParameter("momentum", 0, 1, Scale.LINEAR, null, sgd)));
        List<Observation> finished = List.of(
                new Observation(0, space.point(0, 0.7), List.of(2.0), List.of()),
                new Observation(1, space.point(0, 0.1), List.of(3.0), List.of()),
                new Observation(2, space.point(0.9, 0.5), List.of(1.0), List.of()));
        var search = new LocalSearch(space, new History(finished), 1, 1, 100, 3);
        assertThat(search.suggest(3, Set.of(finished.get(2).point()))
                        .orElseThrow()
                        .values())
                .containsEntry("optimizer", "sgd")
                .containsEntry("momentum", 0.7);
    }
}
