package dev.trimtab.engine.suggest.cmaes;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The standard normal distribution. */
final class NormalLaw {
    private static final double ROOT_2 = Math.sqrt(2);

    private NormalLaw() {}

    /** The probability of a number above z. */
    static double above(double z) {
        return 0.5 * Erfc.value(z / ROOT_2);
    }

    /** The z with this probability of a number above it; finite for p in [0, 1). */
    static double quantileAbove(double p) {
        return ROOT_2 * InverseErfc.value(2 * Math.clamp(p, 1e-300, 1 - 1e-16));
    }
}
