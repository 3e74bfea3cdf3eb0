package dev.trimtab.engine.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HypervolumeTest {
    /** Losses are whole numbers from -2 to 3, so the unit cells that are dominated can be counted. */
    @Property(tries = 300)
    void itIsTheNumberOfUnitCellsThatAreDominated(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int objectives, @ForAll @IntRange(max = 12) int n) {
        double[][] losses = FrontsTest.any(seed, objectives, n);
        double[] reference = new double[objectives];
        Arrays.fill(reference, 3);

        assertThat(Hypervolume.of(losses, reference)).isCloseTo(cells(losses, objectives), within(1e-9));
    }

    private static double cells(double[][] losses, int objectives) {
        int side = 5;
        return IntStream.range(0, (int) Math.pow(side, objectives))
                .filter(cell -> {
                    double[] at = new double[objectives];
                    for (int k = 0, rest = cell; k < objectives; k++, rest /= side) {
                        at[k] = rest % side - 2;
                    }
                    return Arrays.stream(losses)
                            .anyMatch(loss -> IntStream.range(0, objectives).allMatch(k -> loss[k] <= at[k]));
                })
                .count();
    }

    @Property(tries = 200)
    void noPointTakesAnythingAwayAndBoxesCoverWhatIsNotDominated(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int objectives, @ForAll @IntRange(max = 9) int n) {
        double[][] losses = FrontsTest.any(seed, objectives, n);
        double[] reference = new double[objectives];
        Arrays.fill(reference, 3);
        double floor = -4;

        double free = Boxes.of(losses, reference).stream()
                .mapToDouble(box -> IntStream.range(0, objectives)
                        .mapToDouble(k -> box.high()[k] - Math.max(floor, box.low()[k]))
                        .reduce(1, (one, other) -> one * other))
                .sum();

        double all = Math.pow(3 - floor, objectives);
        assertThat(free).isCloseTo(all - Hypervolume.of(losses, reference), within(1e-9));
        assertThat(Hypervolume.of(Arrays.copyOf(losses, n / 2), reference))
                .isLessThanOrEqualTo(Hypervolume.of(losses, reference) + 1e-9);
    }

    @Example
    void nothingIsTooLargeOrNotANumber() {
        double[] reference = {1e308, 1e308};
        assertThat(Hypervolume.of(new double[][] {{-1e308, -1e308}}, reference)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Hypervolume.of(new double[][] {{Double.NaN, 0}, {0, Double.POSITIVE_INFINITY}}, reference))
                .isZero();
        assertThat(Hypervolume.of(new double[][] {{Double.NEGATIVE_INFINITY, 0}}, reference))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Hypervolume.of(new double[0][], reference)).isZero();
    }
}
