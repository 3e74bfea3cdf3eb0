package dev.trimtab.engine.linalg;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A symmetric matrix as stretches along orthogonal directions.
 *
 * @param values the n eigenvalues, in no particular order
 * @param vectors n×n: row k is the unit eigenvector of value k
 */
public record SymmetricEigen(double[] values, double[][] vectors) {
    /**
     * The decomposition of a matrix; empty where it has an entry that is not finite, or the iteration fails.
     *
     * @param matrix n×n and symmetric
     */
    public static Optional<SymmetricEigen> of(double[][] matrix) {
        int n = matrix.length;
        DMatrixRMaj dense = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (!Double.isFinite(matrix[i][j])) {
                    return Optional.empty();
                }
            }
            System.arraycopy(matrix[i], 0, dense.data, i * n, n);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(dense)) {
            return Optional.empty();
        }
        double[] values = new double[n];
        double[][] vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            DMatrixRMaj vector = eigen.getEigenVector(k);
            if (vector == null) {
                return Optional.empty();
            }
            values[k] = eigen.getEigenvalue(k).getReal();
            vectors[k] = vector.data.clone();
        }
        return Optional.of(new SymmetricEigen(values, vectors));
    }
}
