package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.suggest.gp.Warp.Bend;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WarpTest {
    @Property(tries = 200)
    void leadsBackToTheLossesAndNeverFalls(@ForAll Bend bend, @ForAll Random random) {
        double steepness = 4 * random.nextDouble();
        double[] losses = random.doubles(3 + random.nextInt(40))
                .map(x -> 1e3 * Math.exp(steepness * x) - 500)
                .toArray();
        double[] sorted = losses.clone();
        java.util.Arrays.sort(sorted);
        double range = sorted[sorted.length - 1] - sorted[0];

        Warp warp = Warp.of(bend, losses).orElseThrow();

        for (int i = 0; i < losses.length; i++) {
            assertThat(warp.back().applyAsDouble(warp.values()[i])).isCloseTo(losses[i], within(1e-6 * range));
        }
        double before = Double.NEGATIVE_INFINITY;
        for (double value = -30; value <= 30; value += 0.25) {
            double loss = warp.back().applyAsDouble(value);
            assertThat(loss).isFinite().isGreaterThan(before);
            before = loss;
        }
        assertThat(warp.back().applyAsDouble(-30)).isLessThan(sorted[0]); // no loss is ruled out
    }

    @Test
    void aLossThatManyHaveDoesNotStretchTheScaleWithoutEnd() {
        double[] losses = IntStream.range(0, 40)
                .mapToDouble(i -> i < 20 ? 0 : 1 + 0.05 * (i - 20))
                .toArray();

        double[] values = Warp.of(Bend.LOGARITHM, losses).orElseThrow().values();

        assertThat(values[20] - values[0]).isLessThan(0.9 * (values[39] - values[0]));
    }

    @Test
    void whereLossesAreAllAlikeItLeadsBackToThem() {
        double[] losses = {2.5, 2.5, 2.5};

        assertThat(Warp.of(Bend.NONE, losses).orElseThrow().back().applyAsDouble(3))
                .isEqualTo(2.5);
        assertThat(Warp.of(Bend.POWER, losses)).isEmpty();
    }
}
