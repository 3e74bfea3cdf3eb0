package dev.trimtab.engine.suggest.gp;

/**
 * How low a function may lie at a point, with some confidence (Srinivas et al., "Gaussian process optimization in the bandit
 * setting", ICML 2010): the mean less some standard deviations; negative, to be made large.
 */
final class LowerBound implements Acquisition {
    private final Posterior posterior;
    private final double deviations;
    private final double[] meanGradient;
    private final double[] deviationGradient;

    LowerBound(Posterior posterior, double deviations, int axes) {
        this.posterior = posterior;
        this.deviations = deviations;
        this.meanGradient = new double[axes];
        this.deviationGradient = new double[axes];
    }

    @Override
    public double at(double[] features) {
        Normal normal = posterior.predict(features);
        return deviations * normal.deviation() - normal.mean();
    }

    @Override
    public double at(double[] features, double[] gradient) {
        Normal normal = posterior.predict(features, meanGradient, deviationGradient);
        for (int axis = 0; axis < gradient.length; axis++) {
            gradient[axis] = deviations * deviationGradient[axis] - meanGradient[axis];
        }
        return deviations * normal.deviation() - normal.mean();
    }
}
