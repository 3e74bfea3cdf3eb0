package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The logarithm of the improvement that a point is expected to bring while it meets every constraint, as far as models of the
 * violations can tell (Gardner et al., "Bayesian optimization with inequality constraints", ICML 2014; in logarithms, Ament
 * et al. 2023). While nothing feasible is known, the probability of meeting them all is what counts.
 */
final class FeasibleImprovement implements Acquisition {
    private final @Nullable Acquisition improvement;
    private final List<Surrogate> violations;
    private final double[] meanGradient;
    private final double[] deviationGradient;

    /** @param improvement on the best feasible point; null where none is known */
    FeasibleImprovement(@Nullable Acquisition improvement, List<Surrogate> violations, int axes) {
        this.improvement = improvement;
        this.violations = violations;
        this.meanGradient = new double[axes];
        this.deviationGradient = new double[axes];
    }

    @Override
    public double at(double[] features) {
        double sum = improvement == null ? 0 : improvement.at(features);
        for (Surrogate violation : violations) {
            Normal normal = violation.posterior().predict(features);
            sum += LogEi.logCumulative((violation.threshold() - normal.mean()) / normal.deviation());
        }
        return sum;
    }

    @Override
    public double at(double[] features, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = improvement == null ? 0 : improvement.at(features, gradient);
        for (Surrogate violation : violations) {
            Normal normal = violation.posterior().predict(features, meanGradient, deviationGradient);
            double z = (violation.threshold() - normal.mean()) / normal.deviation();
            double slope = 1 / LogEi.mills(z);
            for (int axis = 0; axis < gradient.length; axis++) {
                gradient[axis] -= slope * (meanGradient[axis] + z * deviationGradient[axis]) / normal.deviation();
            }
            sum += LogEi.logCumulative(z);
        }
        return sum;
    }
}
