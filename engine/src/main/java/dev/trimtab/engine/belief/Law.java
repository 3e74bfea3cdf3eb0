package dev.trimtab.engine.belief;

/** A probability law on one axis, against one by which all values are as likely. */
interface Law {
    /** The logarithm of how much more likely the best value is here than anywhere, at a feature of the axis. */
    double logDensity(double feature);

    /** The derivative of {@link #logDensity}. */
    double slope(double feature);

    /** The place in [0, 1) below which lies this share of the probability. */
    double quantile(double share);

    /** The most likely place in [0, 1]. */
    double mode();
}
