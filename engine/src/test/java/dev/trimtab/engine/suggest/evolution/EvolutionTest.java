package dev.trimtab.engine.suggest.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regularised and differential evolution. */
class EvolutionTest {
    private static final Course.Algorithm AGING =
            (space, history, seed) -> new AgingEvolution(space, history, seed, 20, 5);
    private static final Course.Algorithm DIFFERENTIAL =
            (space, history, seed) -> new DifferentialEvolution(space, history, seed, 20, 0.5, 0.5);

    private static List<Double> bowl(Point point) {
        return List.of(Arrays.stream(Course.numbers(point))
                .map(x -> (x - 0.3) * (x - 0.3))
                .sum());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void bothGoFurtherDownABowlThanRandomPoints(int workers) {
        Space space = Course.cube(5);
        for (long seed = 1; seed <= 5; seed++) {
            double random = Course.best(Course.of(Course.RANDOM, space, seed, 300, workers, EvolutionTest::bowl));
            assertThat(Course.best(Course.of(AGING, space, seed, 300, workers, EvolutionTest::bowl)))
                    .isLessThan(random / 2);
            assertThat(Course.best(Course.of(DIFFERENTIAL, space, seed, 300, workers, EvolutionTest::bowl)))
                    .isLessThan(random / 2);
        }
    }

    @Test
    void agingFindsTheBestOfCategoriesStepsAndOrders() {
        Space space = new Space(List.of(
                new IntegerParameter("layers", 1, 16, Scale.LINEAR, 1, null),
                new CategoricalParameter("optimizer", List.of("a", "b", "c", "d", "e"), null),
                new CategoricalParameter("activation", List.of("a", "b", "c", "d", "e"), null),
                new PermutationParameter("order", List.of("w", "x", "y", "z"), null)));
        List<Observation> observations = Course.of(AGING, space, 1, 400, 4, point -> {
            double loss = Math.abs((Long) point.values().get("layers") - 11);
            loss += point.values().get("optimizer").equals("c") ? 0 : 4;
            loss += point.values().get("activation").equals("d") ? 0 : 4;
            List<?> order = (List<?>) point.values().get("order");
            return List.of(loss + order.indexOf("w") + (3 - order.indexOf("z")));
        });
        assertThat(Course.best(observations)).isZero(); // 2 of 9,600 points: 400 at random find one in 8 studies of 100
    }

    @Test
    void whoIsOldHasNoMoreChildrenHoweverGood() {
        Space space = Course.cube(1);
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boolean old = i < 10;
            all.add(observation(space, i, (old ? 0.1 : 0.8) + 0.001 * i, old ? 0.0 : 1.0 + i));
        }
        var young = new AgingEvolution(space, new History(all), 1, 20, 5);
        var ageless = new AgingEvolution(space, new History(all), 1, 30, 30);
        assertThat(average(young)).isGreaterThan(0.6);
        assertThat(average(ageless)).isLessThan(0.4);
    }

    private static double average(AgingEvolution evolution) {
        return IntStream.range(40, 100)
                .mapToObj(index -> evolution.suggest(index, Set.of()).orElseThrow())
                .mapToDouble(point -> Course.numbers(point)[0])
                .average()
                .orElseThrow();
    }

    @Test
    void aMemberGivesWayOnlyToAChallengerThatIsAtLeastAsGood() {
        Space space = Course.cube(1);
        List<Observation> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            members.add(observation(space, i, 0.2 + 0.001 * i, 1.0));
        }
        List<Observation> worse = new ArrayList<>(members);
        List<Observation> better = new ArrayList<>(members);
        for (int i = 4; i < 8; i++) {
            worse.add(observation(space, i, 0.8 + 0.001 * i, 2.0));
            better.add(observation(space, i, 0.8 + 0.001 * i, 0.5));
        }
        assertThat(first(space, worse)).isLessThan(0.3);
        assertThat(first(space, better)).isGreaterThan(0.7);
    }

    private static double first(Space space, List<Observation> observations) {
        return Course.numbers(new DifferentialEvolution(space, new History(observations), 1, 4, 0.5, 1)
                .suggest(8, Set.of())
                .orElseThrow())[0];
    }

    private static Observation observation(Space space, int index, double x, double loss) {
        return new Observation(index, space.point(x), List.of(loss), List.of());
    }
}
