package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.front.Hypervolume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MergingTest {
    @Example
    void theTwoClosestInWidthsOfTheFrontBecomeAsGoodAsTheBetterOfThem() {
        List<double[]> front =
                List.of(new double[] {0, 1_000}, new double[] {4, 400}, new double[] {5, 390}, new double[] {10, 0});

        assertThat(Merging.closest(front))
                .containsExactly(new double[] {4, 390}, new double[] {0, 1_000}, new double[] {10, 0});
    }

    @Property(tries = 100)
    void whatTheFrontDominatesStaysDominatedByFewer(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 40) int size,
            @ForAll @IntRange(min = 1, max = 4) int m) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> front = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            front.add(random.doubles(m).map(x -> Math.rint(8 * x)).toArray());
        }

        List<double[]> fewer = Merging.closest(front);

        assertThat(fewer).hasSizeLessThan(size).isNotEmpty();
        double[] reference = new double[m];
        Arrays.fill(reference, 9);
        List<double[]> both = new ArrayList<>(front);
        both.addAll(fewer);
        double volume = Hypervolume.of(both.toArray(double[][]::new), reference);
        assertThat(Hypervolume.of(fewer.toArray(double[][]::new), reference)).isEqualTo(volume, within(1e-9 * volume));
    }
}
