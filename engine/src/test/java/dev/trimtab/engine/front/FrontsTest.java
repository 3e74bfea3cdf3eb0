package dev.trimtab.engine.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FrontsTest {
    @Property
    void frontsAreWhatIsLeftUndominatedWhenThoseBeforeAreTakenAway(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int objectives, @ForAll @IntRange(max = 25) int n) {
        double[][] losses = any(seed, objectives, n);
        var random = new SplittableRandom(seed + 1);
        double[] violations =
                random.ints(n, -2, 3).mapToDouble(v -> Math.max(v, 0)).toArray();

        List<List<Integer>> fronts = Fronts.of(losses, violations, n);

        List<Integer> left = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        for (List<Integer> front : fronts) {
            List<Integer> all = List.copyOf(left);
            assertThat(front)
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(one -> all.stream().noneMatch(other -> beats(losses, violations, other, one)))
                            .toList());
            left.removeAll(front);
        }
        assertThat(left).isEmpty();
        assertThat(Fronts.of(losses, violations, 3)).isEqualTo(fronts.subList(0, count(fronts, Math.min(3, n))));
    }

    /** As the paper writes it: by constraints (section VI), else in some objective and worse in none. */
    private static boolean beats(double[][] losses, double[] violations, int one, int other) {
        if (violations[one] > 0 || violations[other] > 0) {
            return violations[one] < violations[other];
        }
        boolean worse = false;
        boolean better = false;
        for (int k = 0; k < losses[one].length; k++) {
            worse |= losses[one][k] > losses[other][k];
            better |= losses[one][k] < losses[other][k];
        }
        return better && !worse;
    }

    private static int count(List<List<Integer>> fronts, int some) {
        int size = 0;
        int count = 0;
        while (size < some) {
            size += fronts.get(count++).size();
        }
        return count;
    }

    /** Few different values, so that there are ties and duplicates. */
    static double[][] any(long seed, int objectives, int n) {
        var random = new SplittableRandom(seed);
        double[][] losses = new double[n][objectives];
        for (double[] row : losses) {
            for (int k = 0; k < objectives; k++) {
                row[k] = random.nextInt(-2, 4) * 1.0;
            }
        }
        return losses;
    }

    @Example
    void inAFrontTheOutermostComeFirstAndThenTheLoneliest() {
        double[][] losses = {{0, 10}, {1, 9}, {2, 8}, {6, 4}, {10, 0}};

        List<Integer> front = Fronts.of(losses).getFirst();

        assertThat(front).containsExactly(0, 4, 3, 2, 1);
        assertThat(Fronts.room(losses, front)[2]).isEqualTo(1.6);
    }

    @Example
    void equalsAreAllOnTheFrontAndNegativeZeroIsZero() {
        assertThat(Fronts.first(new double[][] {{0.0, 1}, {-0.0, 1}, {-0.0, 2}, {0.0, 1}}))
                .containsExactly(0, 1, 3);
    }

    @Example
    void nanCountsAsInfinitelyBadAndNothingIsTooLarge() {
        double[][] losses = {{Double.NaN, 0}, {1e308, -1e308}, {-1e308, Double.POSITIVE_INFINITY}, {0, 0}};

        assertThat(Fronts.first(losses)).containsExactly(1, 2, 3);
        assertThatNoException().isThrownBy(() -> Fronts.of(losses));
        assertThat(Fronts.first(new double[0][])).isEmpty();
    }
}
