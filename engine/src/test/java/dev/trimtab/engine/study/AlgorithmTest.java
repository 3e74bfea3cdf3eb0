package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.suggest.cmaes.Restarts;
import dev.trimtab.engine.suggest.tree.Leaves;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlgorithmTest {
    @ParameterizedTest
    @MethodSource
    void settingsOutOfBoundsAreRefusedWithWhatToWriteInstead(Supplier<Algorithm> settings, String sentence) {
        assertThatThrownBy(settings::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    static Arguments[] settingsOutOfBoundsAreRefusedWithWhatToWriteInstead() {
        return new Arguments[] {
            refused(() -> new Algorithm.Cmaes(3, 0.1, Restarts.IPOP), "population cannot be 3: write 4 to 1000."),
            refused(
                    () -> new Algorithm.Cmaes(null, Double.NaN, Restarts.IPOP),
                    "sigma cannot be NaN: write 0.001 to 1.0."),
            refused(() -> new Algorithm.Dehb(1, 0.5, 0.5), "reductionFactor cannot be 1.0: write 1.1 to 100.0."),
            refused(() -> new Algorithm.Pbt(1, 1, 0.25, 0), "population cannot be 1: write 2 to 1000."),
            refused(() -> new Algorithm.Pbt(8, 0, 0.25, 0), "interval cannot be 0: write 1 or more steps."),
            refused(() -> new Algorithm.Pb2(8, 1, 0.6), "quantile cannot be 0.6: write a number above 0, up to 0.5."),
            refused(() -> new Algorithm.Pbt(8, 1, 0.5, 2), "resample cannot be 2.0: write 0.0 to 1.0."),
            refused(() -> new Algorithm.Evolution(1, 1), "population cannot be 1: write 2 to 1000."),
            refused(() -> new Algorithm.Evolution(9, 10), "tournament cannot be 10: write 1 to 9."),
            refused(() -> new Algorithm.LocalSearch(0, null, 3), "startupTrials cannot be 0: write 1 to 1000."),
            refused(() -> new Algorithm.LocalSearch(1, 0, 3), "patience cannot be 0: write 1 to 10000."),
            refused(() -> new Algorithm.LocalSearch(1, null, 0), "kick cannot be 0: write 1 to 100."),
            refused(
                    () -> new Algorithm.TreeSearch(0, 0.2, Leaves.MODEL),
                    "startupTrials cannot be 0: write 1 to 1000."),
            refused(
                    () -> new Algorithm.TreeSearch(1, -1, Leaves.MODEL),
                    "exploration cannot be -1.0: write 0.0 to 10.0."),
            refused(() -> new Algorithm.NsgaII(2000, 20), "population cannot be 2000: write 4 to 1000."),
            refused(() -> new Algorithm.NsgaII(null, 0), "eta cannot be 0.0: write 1.0 to 100.0."),
            refused(() -> new Algorithm.DifferentialEvolution(4, 3, 1), "weight cannot be 3.0: write 0.0 to 2.0."),
            refused(() -> new Algorithm.DifferentialEvolution(4, 1, -1), "crossover cannot be -1.0: write 0.0 to 1.0."),
        };
    }

    private static Arguments refused(Supplier<Algorithm> settings, String sentence) {
        return Arguments.of(settings, sentence);
    }
}
