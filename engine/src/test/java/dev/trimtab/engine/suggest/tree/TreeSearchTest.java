package dev.trimtab.engine.suggest.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Parameter;
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
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TreeSearchTest {
    private static Course.Algorithm tree(Leaves leaves) {
        return (space, history, seed) -> new TreeSearch(space, history, seed, 5, 0.2, leaves);
    }

    /** Four families of models, each with three numbers of its own, and a permutation for all: the third family is the one. */
    private static Space conditional() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new CategoricalParameter("family", List.of("a", "b", "c", "d"), null));
        for (String family : List.of("a", "b", "c", "d")) {
            for (int i = 0; i < 3; i++) {
                Condition when = new Condition("family", List.of(family));
                parameters.add(new DoubleParameter(family + i, 0, 1, Scale.LINEAR, null, when));
            }
        }
        parameters.add(new PermutationParameter("order", List.of("x", "y", "z"), null));
        return new Space(parameters);
    }

    private static List<Double> loss(Point point) {
        String family = (String) point.values().get("family");
        double loss = family.equals("c") ? 0 : 0.5;
        for (int i = 0; i < 3; i++) {
            loss += Math.abs((double) point.values().get(family + i) - 0.3);
        }
        return List.of(loss + 0.1 * ((List<?>) point.values().get("order")).indexOf("z"));
    }

    @ParameterizedTest
    @CsvSource({"MODEL, 1, 2.5", "MODEL, 8, 2.5", "RANDOM, 1, 1.4", "RANDOM, 8, 1.4"})
    void aTreeOfConditionsIsSearchedBetterThanAtRandom(Leaves leaves, int workers, double times) {
        assertThat(mean(tree(leaves), workers)).isLessThan(mean(Course.RANDOM, workers) / times);
    }

    private static double mean(Course.Algorithm algorithm, int workers) {
        return LongStream.rangeClosed(1, 8)
                .mapToDouble(seed ->
                        Course.best(Course.of(algorithm, conditional(), seed, 100, workers, TreeSearchTest::loss)))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void whatStretchesOrShiftsTheObjectiveChangesNothing(Leaves leaves) {
        List<Point> plain = points(leaves, x -> x);
        assertThat(points(leaves, x -> 1e6 * x - 42)).isEqualTo(plain);
        assertThat(points(leaves, Math::exp)).isEqualTo(plain);
    }

    private static List<Point> points(Leaves leaves, DoubleUnaryOperator stretch) {
        return Course.of(
                        tree(leaves),
                        conditional(),
                        1,
                        40,
                        3,
                        point -> List.of(stretch.applyAsDouble(loss(point).getFirst())))
                .stream()
                .map(Observation::point)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void trialsThatRunSendOthersElsewhere(Leaves leaves) {
        Space space = conditional();
        List<Observation> finished = Course.of(tree(leaves), space, 1, 60, 1, TreeSearchTest::loss);
        Set<Point> taken = new HashSet<>();
        finished.forEach(observation -> taken.add(observation.point()));
        var search = tree(leaves).of(space, new History(finished), 1);
        assertThat(families(search.suggest(60, taken).stream().toList())).containsExactly("c");
        List<Point> running = new ArrayList<>();
        for (int index = 60; index < 140; index++) {
            Point point = search.suggest(index, taken).orElseThrow();
            assertThat(taken.add(point)).isTrue();
            running.add(point);
        }
        assertThat(families(running)).hasSizeGreaterThan(1);
    }

    private static Set<Object> families(List<Point> points) {
        Set<Object> families = new HashSet<>();
        points.forEach(point -> families.add(point.values().get("family")));
        return families;
    }
}
