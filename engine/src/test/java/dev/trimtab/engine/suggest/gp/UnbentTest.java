package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class UnbentTest {
    @Property(tries = 200)
    void betweenTwoMeasuredLossesAUnitIsWorthWhatTheyDifferBy(@ForAll @Size(min = 2, max = 9) double[] any) {
        double[] scaled = Arrays.stream(any)
                .map(x -> Math.IEEEremainder(x, 7))
                .filter(Double::isFinite)
                .map(x -> Math.rint(64 * x) / 64 + 0.0)
                .sorted()
                .distinct()
                .toArray();
        double[] gains = Arrays.stream(scaled).map(Math::exp).toArray();
        if (scaled.length < 2) {
            return;
        }
        Unbent unbent = Unbent.of(scaled, gains);

        for (int i = 1; i < scaled.length; i++) {
            double worth = (gains[i] - gains[i - 1]) / (scaled[i] - scaled[i - 1]);
            assertThat(unbent.slope(scaled[i - 1], scaled[i]))
                    .isEqualTo(Math.max(worth, 1e-6), within(1e-9 * (1 + worth)));
        }
        assertThat(unbent.slope(Double.NEGATIVE_INFINITY, scaled[0]))
                .isEqualTo(unbent.slope(scaled[0], scaled[1]), within(1e-6 * (1 + gains[1])));
    }

    @Example
    void whereAllIsTheSameAUnitIsWorthOne() {
        Unbent unbent = Unbent.of(new double[] {0, 0, 0}, new double[] {0, 0, 0});

        assertThat(unbent.slope(Double.NEGATIVE_INFINITY, 0.1)).isEqualTo(1);
        assertThat(unbent.slope(-2, 3)).isEqualTo(1);
    }
}
