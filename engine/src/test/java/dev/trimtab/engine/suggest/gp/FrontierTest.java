package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private final Space space = Course.cube(2);
    private final Encoding encoding = Encoding.of(space);

    /** The trade-off is along the first axis, and what both objectives suffer from along the second. */
    private Observation observation(int index, double... x) {
        return new Observation(index, space.point(x), List.of(x[0] + x[1], 1 - x[0] + x[1]), List.of());
    }

    @Test
    void aSearchThatHasStayedAtOneEndOfTheFrontSeesWhatTheRestIsWorth() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            observations.add(observation(i, 0.05 + 0.1 * i, 0.9 + 0.01 * (i % 3)));
        }
        for (int i = 10; i < 50; i++) {
            observations.add(observation(i, 0.0025 * (i - 10), 0.01 * (i % 3)));
        }
        Acquisition promise =
                new Model(encoding, new Metric(encoding), observations, List.of(), new Memory()).acquisition();

        assertThat(promise.at(encoding.features(new double[] {0.8, 0})))
                .isGreaterThan(promise.at(encoding.features(new double[] {0.05, 0})) + 1);
    }

    /** More boxes than are looked at lie above this front: five objectives, the squared distances to as many corners. */
    @Test
    void nothingOnALargeFrontOfManyObjectivesIsWorthFindingAgain() {
        Space space = Course.cube(3);
        Encoding encoding = Encoding.of(space);
        SobolSequence sequence = new SobolSequence(3, 3);
        List<Observation> observations = IntStream.range(0, 80)
                .mapToObj(i -> space.point(sequence.at(i, 0)))
                .map(point -> new Observation(point, distances(Course.numbers(point)), List.of()))
                .toList();
        Acquisition promise =
                new Model(encoding, new Metric(encoding), observations, List.of(), new Memory()).acquisition();

        double again = observations.stream()
                .mapToDouble(observation -> promise.at(encoding.features(encoding.place(observation.point()))))
                .max()
                .orElseThrow();
        double elsewhere = IntStream.range(80, 400)
                .mapToDouble(i -> promise.at(encoding.features(sequence.at(i, 0))))
                .max()
                .orElseThrow();
        assertThat(again).isLessThan(elsewhere - 1);
    }

    private static List<Double> distances(double[] x) {
        return IntStream.range(0, 5)
                .mapToObj(corner -> IntStream.range(0, x.length)
                        .mapToDouble(axis -> Math.pow(x[axis] - (corner >> axis & 1), 2))
                        .sum())
                .toList();
    }
}
