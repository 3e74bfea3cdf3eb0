package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.belief.Beliefs;

/**
 * An acquisition times a power of a density that says where good values are expected; the power falls with the number of
 * trials, so that what they show prevails (Hvarfner et al., "πBO: Augmenting acquisition functions with user beliefs for
 * Bayesian optimization", ICLR 2022, section 3).
 *
 * @param acquisition in logarithms
 */
record BelievedAcquisition(Acquisition acquisition, Beliefs beliefs, double power) implements Acquisition {
    /** The power at the first trial. */
    private static final double CONFIDENCE = 10;

    /** The acquisition as it is where nothing is believed. */
    static Acquisition of(Acquisition acquisition, Beliefs beliefs, int trials) {
        return beliefs.isEmpty()
                ? acquisition
                : new BelievedAcquisition(acquisition, beliefs, CONFIDENCE / Math.max(1, trials));
    }

    @Override
    public double at(double[] features) {
        return acquisition.at(features) + power * beliefs.logDensity(features);
    }

    @Override
    public double at(double[] features, double[] gradient) {
        double value = acquisition.at(features, gradient);
        beliefs.addSlopes(features, power, gradient);
        return value + power * beliefs.logDensity(features);
    }
}
