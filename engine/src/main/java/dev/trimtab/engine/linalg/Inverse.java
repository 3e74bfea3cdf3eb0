package dev.trimtab.engine.linalg;

import java.util.Arrays;

/** A symmetric positive definite matrix inverted at once, for gradients of a likelihood: about n³/2 multiplications. */
public final class Inverse {
    private final int size;
    private final double[][] factor;
    private final double[][] triangle;

    /** Room for matrices of this size, to be used again and again. */
    public Inverse(int size) {
        this.size = size;
        this.factor = triangle(size);
        this.triangle = triangle(size);
    }

    private static double[][] triangle(int size) {
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = new double[size - i];
        }
        return rows;
    }

    /**
     * @param a the upper triangle by rows: {@code a[i][j]} stands for row i and column i + j; replaced by that of the inverse
     * @return the logarithm of the determinant; NaN, with {@code a} as it was, where the matrix is not positive definite
     */
    public double invert(double[][] a) {
        double logDeterminant = factor(a);
        if (Double.isNaN(logDeterminant)) {
            return logDeterminant;
        }
        invertFactor();
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                a[i][j - i] = Cholesky.dot(triangle[i], j - i, triangle[j], 0, size - j);
            }
        }
        return logDeterminant;
    }

    private double factor(double[][] a) {
        for (int i = 0; i < size; i++) {
            System.arraycopy(a[i], 0, factor[i], 0, size - i);
        }
        double logDeterminant = 0;
        for (int k = 0; k < size; k++) {
            double[] pivotRow = factor[k];
            if (!(pivotRow[0] > 0)) {
                return Double.NaN;
            }
            double root = Math.sqrt(pivotRow[0]);
            logDeterminant += 2 * Math.log(root);
            int tail = size - k;
            for (int j = 0; j < tail; j++) {
                pivotRow[j] /= root;
            }
            for (int i = 1; i < tail; i++) {
                double[] row = factor[k + i];
                double x = pivotRow[i];
                for (int j = 0; j < tail - i; j++) {
                    row[j] -= x * pivotRow[i + j];
                }
            }
        }
        return logDeterminant;
    }

    /** The triangle S of RS = 1, from its last row upwards. */
    private void invertFactor() {
        for (int i = size - 1; i >= 0; i--) {
            double[] row = triangle[i];
            Arrays.fill(row, 0);
            row[0] = 1;
            for (int k = i + 1; k < size; k++) {
                double x = factor[i][k - i];
                double[] below = triangle[k];
                int shift = k - i;
                for (int j = 0; j < size - k; j++) {
                    row[shift + j] -= x * below[j];
                }
            }
            double pivot = factor[i][0];
            for (int j = 0; j < row.length; j++) {
                row[j] /= pivot;
            }
        }
    }
}
