package dev.trimtab.engine.suggest.gp;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The logarithm of the expected improvement, which has a slope everywhere, also where the improvement itself would underflow
 * (Ament et al., "Unexpected improvements to expected improvement for Bayesian optimization", NeurIPS 2023, section 4.1).
 */
final class LogEi {
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_HALF_PI = Math.sqrt(Math.PI / 2);
    /** Beyond this the tail ratio cancels to nothing and its asymptotic series is exact. */
    private static final double FAR = -1e3;

    private LogEi() {}

    /** Of falling below {@code best}. */
    static double value(Normal normal, double best) {
        double z = (best - normal.mean()) / normal.deviation();
        return logH(z) + Math.log(normal.deviation());
    }

    /** The derivatives of {@link #value} by mean and by deviation. */
    static double[] slopes(Normal normal, double best) {
        double z = (best - normal.mean()) / normal.deviation();
        double toDeviation;
        double toMean;
        if (z > -1) {
            double h = density(z) + z * cumulative(z);
            toMean = -cumulative(z) / h;
            toDeviation = density(z) / h;
        } else {
            double mills = mills(z);
            double rest = rest(z, mills);
            toMean = -mills / rest;
            toDeviation = 1 / rest;
        }
        return new double[] {toMean / normal.deviation(), toDeviation / normal.deviation()};
    }

    /** The logarithm of φ(z) + zΦ(z). */
    static double logH(double z) {
        return z > -1
                ? Math.log(density(z) + z * cumulative(z))
                : -z * z / 2 - LOG_ROOT_TWO_PI + Math.log(rest(z, mills(z)));
    }

    /** The logarithm of Φ(z). */
    static double logCumulative(double z) {
        return z > -1 ? Math.log(cumulative(z)) : -z * z / 2 - LOG_ROOT_TWO_PI + Math.log(mills(z));
    }

    static double density(double z) {
        return Math.exp(-z * z / 2 - LOG_ROOT_TWO_PI);
    }

    static double cumulative(double z) {
        return 0.5 * Erfc.value(-z * ROOT_HALF);
    }

    /** Φ(z) / φ(z). */
    static double mills(double z) {
        return ROOT_HALF_PI * Erfcx.value(-z * ROOT_HALF);
    }

    private static double rest(double z, double mills) {
        return z < FAR ? 1 / (z * z) : 1 + z * mills;
    }
}
