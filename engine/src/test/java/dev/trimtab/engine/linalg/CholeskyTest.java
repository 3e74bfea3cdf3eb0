package dev.trimtab.engine.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CholeskyTest {
    @Property(tries = 100)
    void whatItSolvesIsSolved(@ForAll @IntRange(min = 1, max = 40) int n, @ForAll long seed) {
        double[][] a = positiveDefinite(n, seed);
        double[] x = new SplittableRandom(seed + 1).doubles(n).toArray();
        double[] b = times(a, x);

        Cholesky factor = factor(a, n);
        factor.solve(b);

        assertThat(b).containsExactly(x, within(1e-8));
    }

    @Property(tries = 100)
    void grownAndCutBackItIsAsBefore(@ForAll @IntRange(min = 2, max = 30) int n, @ForAll long seed) {
        double[][] a = positiveDefinite(n, seed);
        Cholesky half = factor(a, n / 2);
        Cholesky cut = factor(a, n);
        cut.truncate(n / 2);
        double[] b = new SplittableRandom(seed).doubles(n / 2).toArray();
        double[] other = b.clone();

        half.solve(b);
        cut.solve(other);

        assertThat(other).isEqualTo(b);
        assertThat(cut.logDeterminant()).isEqualTo(half.logDeterminant());
    }

    @Property(tries = 100)
    void theInverseIsOne(@ForAll @IntRange(min = 1, max = 30) int n, @ForAll long seed) {
        double[][] a = positiveDefinite(n, seed);
        double[][] upper = new double[n][];
        for (int i = 0; i < n; i++) {
            upper[i] = new double[n - i];
            System.arraycopy(a[i], i, upper[i], 0, n - i);
        }

        double logDeterminant = new Inverse(n).invert(upper);

        assertThat(logDeterminant).isEqualTo(factor(a, n).logDeterminant(), within(1e-8));
        for (int column = 0; column < n; column++) {
            double[] unit = new double[n];
            unit[column] = 1;
            factor(a, n).solve(unit);
            for (int row = 0; row <= column; row++) {
                assertThat(upper[row][column - row]).isEqualTo(unit[row], within(1e-8));
            }
        }
    }

    @Example
    void aDuplicateRowDoesNotBreakIt() {
        Cholesky factor = new Cholesky(2);
        factor.append(new double[] {1});
        factor.append(new double[] {1, 1});

        double[] b = {1, 1};
        factor.solve(b);

        assertThat(b[0] + b[1]).isEqualTo(1, within(1e-3));
    }

    private static Cholesky factor(double[][] a, int size) {
        Cholesky factor = new Cholesky(1);
        for (int i = 0; i < size; i++) {
            double[] column = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                column[j] = a[j][i];
            }
            factor.append(column);
        }
        return factor;
    }

    private static double[][] positiveDefinite(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] root = new double[n][];
        for (int i = 0; i < n; i++) {
            root[i] = random.doubles(n, -1, 1).toArray();
        }
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = Cholesky.dot(root[i], 0, root[j], 0, n) + (i == j ? 0.5 : 0);
            }
        }
        return a;
    }

    private static double[] times(double[][] a, double[] x) {
        double[] b = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            b[i] = Cholesky.dot(a[i], 0, x, 0, x.length);
        }
        return b;
    }
}
