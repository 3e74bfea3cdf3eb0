package dev.trimtab.engine.linalg;

import java.util.Arrays;

/**
 * The Cholesky factor of a symmetric positive definite matrix that grows by one row and column at a time: A = RᵀR with R
 * upper triangular, kept by rows so that every inner loop runs along one of them.
 *
 * <p>Growing from n to n + 1 costs n²/2 multiplications, solving n²; a factor that was grown is the same to the last bit as
 * one that was built at once. A pivot lost to rounding (a duplicate point, say) is raised to a trillionth of its diagonal.
 */
public final class Cholesky {
    private static final double SMALLEST_PIVOT = 1e-12;

    private double[][] rows;
    private int size;

    /** @param capacity how large it is expected to grow; it may grow larger */
    public Cholesky(int capacity) {
        rows = new double[Math.max(capacity, 4)][];
    }

    /** Takes back the last rows and columns, so that {@code size} are left. */
    public void truncate(int size) {
        this.size = Math.min(this.size, size);
    }

    public int size() {
        return size;
    }

    /** @param column the new column from the top down to and with the diagonal: {@link #size()} + 1 numbers */
    public void append(double[] column) {
        reserve(size + 1);
        double[] v = Arrays.copyOf(column, size);
        forward(v);
        double pivot = column[size];
        for (int j = 0; j < size; j++) {
            rows[j][size - j] = v[j];
            pivot -= v[j] * v[j];
        }
        rows[size] = new double[rows.length - size];
        rows[size][0] = Math.sqrt(Math.max(pivot, SMALLEST_PIVOT * column[size]));
        size++;
    }

    /** A row of R from the diagonal on: {@link #size()} - index numbers. */
    public double[] row(int index) {
        return Arrays.copyOf(rows[index], size - index);
    }

    /** Solves Rᵀx = b in place: the first half of a solution, whose squared length is bᵀA⁻¹b. */
    public void forward(double[] b) {
        for (int j = 0; j < size; j++) {
            double[] row = rows[j];
            double x = b[j] / row[0];
            b[j] = x;
            int tail = size - j;
            for (int k = 1; k < tail; k++) {
                b[j + k] -= x * row[k];
            }
        }
    }

    /** Solves Rx = b in place: the second half. */
    public void backward(double[] b) {
        for (int i = size - 1; i >= 0; i--) {
            double[] row = rows[i];
            int tail = size - i;
            b[i] = (b[i] - dot(row, 1, b, i + 1, tail - 1)) / row[0];
        }
    }

    /** Solves Ax = b in place. */
    public void solve(double[] b) {
        forward(b);
        backward(b);
    }

    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(rows[i][0]);
        }
        return 2 * sum;
    }

    private void reserve(int needed) {
        if (needed > rows.length) {
            int capacity = Math.max(needed, rows.length + rows.length / 2);
            double[][] larger = new double[capacity][];
            for (int i = 0; i < size; i++) {
                larger[i] = Arrays.copyOf(rows[i], capacity - i);
            }
            rows = larger;
        }
    }

    /** Four sums at a time: one alone would wait for each addition. */
    static double dot(double[] a, int fromA, double[] b, int fromB, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            s0 += a[fromA + i] * b[fromB + i];
            s1 += a[fromA + i + 1] * b[fromB + i + 1];
            s2 += a[fromA + i + 2] * b[fromB + i + 2];
            s3 += a[fromA + i + 3] * b[fromB + i + 3];
        }
        for (; i < length; i++) {
            s0 += a[fromA + i] * b[fromB + i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
