package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByHandTest {
    private static final long SEED = 3;
    private static final int AXES = 3;

    private final Space space = Course.cube(AXES);

    @Test
    void theFirstPointIsLearntFromTrialsThatUsersAskedFor() {
        assertThat(loss(suggested(0, byHand(30)))).isLessThan(0.02); // the best of them has 0.07
    }

    @Test
    void withFewOfThemTheRestOfTheStartStillSpreadsOverTheSpace() {
        assertThat(suggested(0, byHand(2))).isEqualTo(suggested(0, List.of()));
    }

    @Test
    void theyAreNoStepsThatDidNotPay() {
        double[] losses = new double[60];

        assertThat(Stride.length(losses, new boolean[60], AXES)).isEqualTo(0.8);
        boolean[] steps = new boolean[60];
        Arrays.fill(steps, true);
        assertThat(Stride.length(losses, steps, AXES)).isEqualTo(0.02);
    }

    private List<Observation> byHand(int count) {
        var spread = new SobolSequence(SEED, AXES);
        return IntStream.range(0, count)
                .mapToObj(i -> space.point(spread.at(i, 0)))
                .map(point -> new Observation(point, List.of(loss(point)), List.of()))
                .toList();
    }

    private Point suggested(int index, List<Observation> observations) {
        return new GpSuggester(space, new History(observations), SEED, new Memory())
                .suggest(index, Set.of())
                .orElseThrow();
    }

    private static double loss(Point point) {
        return IntStream.range(0, AXES)
                .mapToDouble(axis -> Math.pow(Course.numbers(point)[axis] - 0.3 - 0.1 * axis, 2))
                .sum();
    }
}
