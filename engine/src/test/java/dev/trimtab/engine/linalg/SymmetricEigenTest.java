package dev.trimtab.engine.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SymmetricEigenTest {
    @Property(tries = 100)
    void aMatrixIsMadeOfItsStretches(@ForAll @IntRange(min = 1, max = 20) int n, @ForAll long seed) {
        double[][] matrix = symmetric(n, seed);
        SymmetricEigen eigen = SymmetricEigen.of(matrix).orElseThrow();

        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double product = 0;
                for (int k = 0; k < n; k++) {
                    sum += eigen.values()[k] * eigen.vectors()[k][i] * eigen.vectors()[k][j];
                    product += eigen.vectors()[i][k] * eigen.vectors()[j][k];
                }
                assertThat(sum).isEqualTo(matrix[i][j], within(1e-10));
                assertThat(product).isEqualTo(i == j ? 1 : 0, within(1e-10));
            }
        }
    }

    @Example
    void whatIsNoNumberHasNoDecomposition() {
        assertThat(SymmetricEigen.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
                .isEmpty();
        assertThat(SymmetricEigen.of(new double[][] {{Double.POSITIVE_INFINITY}}))
                .isEmpty();
    }

    private static double[][] symmetric(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextDouble(-1, 1);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
