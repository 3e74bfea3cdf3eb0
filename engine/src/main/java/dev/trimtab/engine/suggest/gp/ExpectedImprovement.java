package dev.trimtab.engine.suggest.gp;

/** The logarithm of the improvement on {@code best} that a posterior expects. */
final class ExpectedImprovement implements Acquisition {
    private final Posterior posterior;
    private final double best;
    private final double[] meanGradient;
    private final double[] deviationGradient;

    ExpectedImprovement(Posterior posterior, double best, int axes) {
        this.posterior = posterior;
        this.best = best;
        this.meanGradient = new double[axes];
        this.deviationGradient = new double[axes];
    }

    @Override
    public double at(double[] features) {
        return LogEi.value(posterior.predict(features), best);
    }

    @Override
    public double at(double[] features, double[] gradient) {
        Normal normal = posterior.predict(features, meanGradient, deviationGradient);
        double[] slopes = LogEi.slopes(normal, best);
        for (int axis = 0; axis < gradient.length; axis++) {
            gradient[axis] = slopes[0] * meanGradient[axis] + slopes[1] * deviationGradient[axis];
        }
        return LogEi.value(normal, best);
    }
}
