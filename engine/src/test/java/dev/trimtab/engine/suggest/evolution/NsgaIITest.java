package dev.trimtab.engine.suggest.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NsgaIITest {
    private static final double WORST_FIRST = 1.1;
    private static final double WORST_SECOND = 6;
    private static final Course.Algorithm NSGA = (space, history, seed) -> new NsgaII(space, history, seed, null, 20);

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void itsFrontDominatesMoreThanThatOfRandomPoints(int workers) {
        Space space = Course.cube(6);
        for (long seed = 1; seed <= 5; seed++) {
            double random = hypervolume(Course.of(Course.RANDOM, space, seed, 200, workers, NsgaIITest::zdt1));
            double evolved = hypervolume(Course.of(NSGA, space, seed, 200, workers, NsgaIITest::zdt1));
            assertThat(evolved).isGreaterThan(random + 0.3);
        }
    }

    /** Zitzler, Deb and Thiele, "Comparison of multiobjective evolutionary algorithms: empirical results", 2000. */
    private static List<Double> zdt1(Point point) {
        double[] x = Course.numbers(point);
        double sum = 0;
        for (int i = 1; i < x.length; i++) {
            sum += x[i];
        }
        double g = 1 + 9 * sum / (x.length - 1);
        return List.of(x[0], g * (1 - Math.sqrt(x[0] / g)));
    }

    /** The area that is dominated, up to a point that is worse than anything good. */
    private static double hypervolume(List<Observation> observations) {
        List<Observation> sorted = observations.stream()
                .filter(observation -> observation.loss() < WORST_FIRST)
                .sorted(Comparator.comparingDouble(Observation::loss))
                .toList();
        double area = 0;
        double reached = WORST_SECOND;
        for (Observation observation : sorted) {
            double second = observation.losses().get(1);
            if (second < reached) {
                area += (WORST_FIRST - observation.loss()) * (reached - second);
                reached = second;
            }
        }
        return area;
    }

    @Test
    void whatViolatesAConstraintOrFailsHasNoChildrenWhereOthersDoNot() {
        Space space = Course.cube(2);
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean left = i < 12;
            double x = (left ? 0.02 : 0.7) + 0.005 * (i % 12);
            List<Double> losses = left ? List.of(2.0, 2.0) : List.of(0.0, 0.0);
            boolean failed = i % 2 == 1 && !left;
            all.add(new Observation(
                    i,
                    space.point(x, x),
                    failed ? List.of() : losses,
                    failed ? List.of() : List.of(left ? -1.0 : 1.0)));
        }
        var suggester = new NsgaII(space, new History(all), 1, 12, 20);
        long left = IntStream.range(40, 80)
                .mapToObj(index -> suggester.suggest(index, Set.of()).orElseThrow())
                .filter(point -> Course.numbers(point)[0] < 0.4 && Course.numbers(point)[1] < 0.4)
                .count();
        assertThat(left).isGreaterThan(30);
    }
}
