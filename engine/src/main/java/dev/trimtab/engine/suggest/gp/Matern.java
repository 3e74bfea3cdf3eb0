package dev.trimtab.engine.suggest.gp;

/** The Matérn kernel with smoothness 5/2 (Rasmussen and Williams 2006, equation 4.17). */
final class Matern {
    private Matern() {}

    /**
     * Covariances of points at some distances.
     *
     * @param signal the variance
     * @param distances squared, in length scales; the first {@code count} are read
     * @param values receives the covariances; may be {@code distances} itself
     * @param slopes receives minus twice their derivatives by the squared distance
     */
    static void fill(double signal, double[] distances, int count, double[] values, double[] slopes) {
        for (int k = 0; k < count; k++) {
            double r = Math.sqrt(5 * distances[k]);
            double e = signal * Math.exp(-r);
            values[k] = (1 + r + r * r / 3) * e;
            slopes[k] = (1 + r) * e * (5.0 / 3);
        }
    }
}
