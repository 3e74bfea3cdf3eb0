package dev.trimtab.engine.belief;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * A normal distribution cut off outside the unit interval, on a thin layer that is as likely everywhere: no belief is so
 * firm that a place could not be found at all.
 */
record Normal(double centre, double deviation) implements Law {
    private static final double ROOT_2 = Math.sqrt(2);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    /** Central nine tenths of a normal distribution lie within so many deviations. */
    private static final double NINE_TENTHS = 1.6448536269514722;

    private static final double NARROWEST = 1e-3;

    /** The weight of the layer. */
    private static final double LAYER = 0.02;

    static Normal between(double from, double to) {
        return new Normal((from + to) / 2, Math.max(NARROWEST, (to - from) / 2 / NINE_TENTHS));
    }

    @Override
    public double logDensity(double u) {
        return Math.log(LAYER + bell(u));
    }

    @Override
    public double slope(double u) {
        double bell = bell(u);
        return -bell * (u - centre) / (deviation * deviation) / (LAYER + bell);
    }

    private double bell(double u) {
        double z = (u - centre) / deviation;
        return (1 - LAYER) * Math.exp(-z * z / 2) / (deviation * ROOT_TWO_PI * (cumulative(1) - cumulative(0)));
    }

    @Override
    public double quantile(double share) {
        double p = cumulative(0) + share * (cumulative(1) - cumulative(0));
        double z = -ROOT_2 * InverseErfc.value(2 * Math.clamp(p, 1e-300, 1 - 1e-16));
        return Math.clamp(centre + deviation * z, 0, Math.nextDown(1.0));
    }

    @Override
    public double mode() {
        return Math.clamp(centre, 0, 1);
    }

    private double cumulative(double u) {
        return 0.5 * Erfc.value(-(u - centre) / deviation / ROOT_2);
    }
}
