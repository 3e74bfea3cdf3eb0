package dev.trimtab.engine.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RankingTest {
    private static final Point NOWHERE = new Point(Map.of());

    @Example
    void whatMeetsTheConstraintsIsBetterAndWhatFailedIsNotRanked() {
        List<Observation> observations = List.of(
                observation(List.of(1.0), 0.5, 0.7),
                observation(List.of(9.0), -1.0, 0.0),
                observation(List.of(), 0.0),
                observation(List.of(2.0), 1.0, -5.0),
                observation(List.of(8.0), 0.0, 0.0),
                observation(List.of(0.0), 1.0, 0.0));

        assertThat(Ranking.bestFirst(observations, 9)).containsExactly(4, 1, 5, 3, 0);
    }

    @Example
    void ofAFrontItsEndsAreBestAndTheCrowdLast() {
        List<Observation> observations = List.of(
                observation(List.of(5.0, 5.0)),
                observation(List.of(0.0, 4.0)),
                observation(List.of(1.0, 3.0)),
                observation(List.of(1.5, 2.5)),
                observation(List.of(4.0, 0.0)));

        int[] order = Ranking.bestFirst(observations, 9);

        assertThat(Arrays.copyOf(order, 2)).containsExactly(1, 4);
        assertThat(order[4]).isZero();
    }

    @Property(tries = 200)
    void nothingComesBeforeWhatDominatesItAndBendingAnObjectiveChangesNothing(
            @ForAll @Size(max = 30) List<@IntRange(max = 9) Integer> first, @ForAll @IntRange(max = 9) int shift) {
        List<Observation> observations = IntStream.range(0, first.size())
                .mapToObj(i -> observation(List.of((double) first.get(i), (double) (i * i + shift) % 11)))
                .toList();
        List<Observation> bent = observations.stream()
                .map(one -> observation(List.of(
                        Math.exp(40 * one.losses().getFirst()), one.losses().getLast())))
                .toList();

        int[] order = Ranking.bestFirst(Ranking.inRanks(observations), first.size());

        assertThat(order).hasSize(first.size()).doesNotHaveDuplicates();
        for (int late = 0; late < order.length; late++) {
            for (int early = 0; early < late; early++) {
                assertThat(dominates(observations.get(order[late]), observations.get(order[early])))
                        .isFalse();
            }
        }
        assertThat(Ranking.bestFirst(Ranking.inRanks(bent), first.size())).isEqualTo(order);
    }

    private static boolean dominates(Observation a, Observation b) {
        double first = a.losses().getFirst() - b.losses().getFirst();
        double last = a.losses().getLast() - b.losses().getLast();
        return first <= 0 && last <= 0 && first + last < 0;
    }

    private static Observation observation(List<Double> losses, double... violations) {
        return new Observation(
                NOWHERE, losses, Arrays.stream(violations).boxed().toList());
    }
}
