package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.Observation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SelectionTest {
    @Property(tries = 100)
    void theBestAndTheLatestAreAmongThemInTheirOrder(@ForAll @IntRange(min = 101, max = 2_000) int count) {
        List<Observation> all = observations(count);
        List<Observation> some = Selection.of(all, 100);
        assertThat(some).hasSizeBetween(75, 100).doesNotHaveDuplicates();
        assertThat(all).containsSubsequence(some);
        assertThat(some).contains(all.getLast());
        all.subList(0, count - count % 25).stream()
                .min((one, other) -> Double.compare(one.loss(), other.loss()))
                .ifPresent(best -> assertThat(some).contains(best));
    }

    @Example
    void whatWasChosenOnceStaysUntilAQuarterIsNew() {
        List<Observation> all = observations(1_000);
        for (int n = 500; n < 524; n++) {
            assertThat(Selection.of(all.subList(0, n + 1), 100).subList(0, 75 + n - 500))
                    .isEqualTo(Selection.of(all.subList(0, n), 100));
        }
    }

    private static List<Observation> observations(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Observation(
                        i, new Point(Map.of("x", (double) i)), List.of((double) (i * 7919 % 1_009)), List.of()))
                .toList();
    }
}
