package dev.trimtab.engine.suggest.gp;

/**
 * The logarithm of an acquisition per cost, but for a constant.
 *
 * @param acquisition in logarithms
 * @param costs of the logarithm of the cost
 * @param unit of its scale, in powers of e
 */
record PerCost(Acquisition acquisition, Posterior costs, double unit) implements Acquisition {
    @Override
    public double at(double[] features) {
        return acquisition.at(features) - unit * costs.mean(features);
    }

    @Override
    public double at(double[] features, double[] gradient) {
        double promise = acquisition.at(features, gradient);
        double[] slope = new double[gradient.length];
        double cost = costs.mean(features, slope);
        for (int axis = 0; axis < gradient.length; axis++) {
            gradient[axis] -= unit * slope[axis];
        }
        return promise - unit * cost;
    }
}
