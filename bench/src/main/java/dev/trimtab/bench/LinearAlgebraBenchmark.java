package dev.trimtab.bench;

import dev.trimtab.engine.linalg.Cholesky;
import dev.trimtab.engine.linalg.Inverse;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a Gaussian process asks of linear algebra, by the engine's own code and by EJML: whether the engine keeps its own is decided
 * by this. Each does what it must do with the same input, copies included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class LinearAlgebraBenchmark {
    private static final int AXES = 10;
    private static final double NOISE = 1e-4;

    @Param({"50", "200", "1000"})
    public int n;

    private double[][] columns = {};
    private double[][] triangle = {};
    private double[][] work = {};
    private double[] right = {};
    private double[] solution = {};
    private DMatrixRMaj matrix = new DMatrixRMaj();
    private DMatrixRMaj copy = new DMatrixRMaj();
    private DMatrixRMaj inverse = new DMatrixRMaj();
    private DMatrixRMaj dense = new DMatrixRMaj();
    private DMatrixRMaj answer = new DMatrixRMaj();
    private Cholesky grown = new Cholesky(1);
    private Inverse inverter = new Inverse(1);
    private CholeskyDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.chol(1, true);
    private LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(1);
    private double[] lower = {};

    /** The covariances of random points of the cube. */
    @Setup
    public void matrix() {
        var random = new SplittableRandom(1);
        double[][] points = new double[n][AXES];
        for (double[] point : points) {
            for (int axis = 0; axis < AXES; axis++) {
                point[axis] = random.nextDouble();
            }
        }
        matrix = new DMatrixRMaj(n, n);
        columns = new double[n][];
        triangle = new double[n][];
        work = new double[n][];
        right = new double[n];
        solution = new double[n];
        for (int i = 0; i < n; i++) {
            columns[i] = new double[i + 1];
            triangle[i] = new double[n - i];
            work[i] = new double[n - i];
            right[i] = random.nextDouble() - 0.5;
            for (int j = 0; j < n; j++) {
                double value = covariance(points[i], points[j]) + (i == j ? NOISE : 0);
                matrix.set(i, j, value);
                if (j <= i) {
                    columns[i][j] = value;
                } else {
                    triangle[i][j - i] = value;
                }
            }
            triangle[i][0] = matrix.get(i, i);
        }
        copy = matrix.copy();
        inverse = new DMatrixRMaj(n, n);
        dense = new DMatrixRMaj(n, 1);
        answer = new DMatrixRMaj(n, 1);
        grown = ownFactor();
        inverter = new Inverse(n);
        decomposition = DecompositionFactory_DDRM.chol(n, true);
        solver = LinearSolverFactory_DDRM.chol(n);
        solver.setA(matrix.copy());
        var factored = DecompositionFactory_DDRM.chol(n, true);
        factored.decompose(matrix.copy());
        lower = factored.getT(null).data;
    }

    private static double covariance(double[] one, double[] other) {
        double squares = 0;
        for (int axis = 0; axis < AXES; axis++) {
            squares += (one[axis] - other[axis]) * (one[axis] - other[axis]);
        }
        double distance = Math.sqrt(5 * squares);
        return (1 + distance + distance * distance / 3) * Math.exp(-distance);
    }

    /** A = RᵀR from nothing. */
    @Benchmark
    public Cholesky ownFactor() {
        var cholesky = new Cholesky(n);
        for (double[] column : columns) {
            cholesky.append(column);
        }
        return cholesky;
    }

    @Benchmark
    public boolean ejmlFactor() {
        copy.setTo(matrix);
        return decomposition.decompose(copy);
    }

    /** One point more: EJML has no such thing and would factor all anew. */
    @Benchmark
    public Cholesky ownAppend() {
        grown.truncate(n - 1);
        grown.append(columns[n - 1]);
        return grown;
    }

    /** Ax = b, one b. */
    @Benchmark
    public double[] ownSolve() {
        System.arraycopy(right, 0, solution, 0, n);
        grown.solve(solution);
        return solution;
    }

    @Benchmark
    public DMatrixRMaj ejmlSolve() {
        System.arraycopy(right, 0, dense.data, 0, n);
        solver.solve(dense, answer);
        return answer;
    }

    /** Half of it: the variance at one point. */
    @Benchmark
    public double[] ownHalfSolve() {
        System.arraycopy(right, 0, solution, 0, n);
        grown.forward(solution);
        return solution;
    }

    @Benchmark
    public double[] ejmlHalfSolve() {
        System.arraycopy(right, 0, solution, 0, n);
        TriangularSolver_DDRM.solveL(lower, solution, n);
        return solution;
    }

    /** A⁻¹ and the determinant, from nothing: one step of a fit. */
    @Benchmark
    public double ownInverse() {
        for (int i = 0; i < n; i++) {
            System.arraycopy(triangle[i], 0, work[i], 0, n - i);
        }
        return inverter.invert(work);
    }

    @Benchmark
    public double ejmlInverse() {
        copy.setTo(matrix);
        solver.setA(copy);
        solver.invert(inverse);
        CholeskyDecomposition_F64<DMatrixRMaj> factored = solver.getDecomposition();
        return factored.computeDeterminant().real;
    }
}
