package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureTest {
    @Test
    void oneNormalDistributionIsItself() {
        var mixture = new Mixture(List.of(new Normal(2, 3)), value -> value);

        assertThat(mixture.mean()).isCloseTo(2, within(1e-9));
        assertThat(mixture.quantile(0.05)).isCloseTo(2 - 3 * 1.6448536, within(1e-6));
        assertThat(mixture.quantile(0.95)).isCloseTo(2 + 3 * 1.6448536, within(1e-6));
    }

    @Test
    void twoThatLieFarApartAreEachHalfOfIt() {
        var mixture = new Mixture(List.of(new Normal(-10, 1), new Normal(10, 1)), value -> value);

        assertThat(mixture.mean()).isCloseTo(0, within(1e-9));
        // The tenth part of one of them.
        assertThat(mixture.quantile(0.05)).isCloseTo(-10 - 1.2815516, within(1e-6));
        assertThat(mixture.quantile(0.95)).isCloseTo(10 + 1.2815516, within(1e-6));
    }

    @Test
    void aBentScaleBendsQuantilesAndMeanAlike() {
        var mixture = new Mixture(List.of(new Normal(0, 0.5)), Math::exp);

        assertThat(mixture.quantile(0.95)).isCloseTo(Math.exp(0.5 * 1.6448536), within(1e-6));
        assertThat(mixture.mean()).isCloseTo(Math.exp(0.125), within(1e-2)); // of a log-normal distribution
    }
}
