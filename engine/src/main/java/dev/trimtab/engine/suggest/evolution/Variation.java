package dev.trimtab.engine.suggest.evolution;

import java.util.SplittableRandom;

/** How numbers in [0, 1] are varied. */
final class Variation {
    private static final double SAME = 1e-12;

    private Variation() {}

    /**
     * Polynomial mutation within bounds (Deb and Agrawal, "A niched-penalty approach for constraint handling in genetic
     * algorithms", 1999): about 1/eta away.
     */
    static double polynomial(double x, double eta, SplittableRandom random) {
        double u = random.nextDouble();
        double power = 1 / (eta + 1);
        double delta = u < 0.5
                ? Math.pow(2 * u + (1 - 2 * u) * Math.pow(1 - x, eta + 1), power) - 1
                : 1 - Math.pow(2 * (1 - u) + (2 * u - 1) * Math.pow(x, eta + 1), power);
        return Math.clamp(x + delta, 0, 1);
    }

    /**
     * One of the two children of simulated binary crossover within bounds (Deb and Agrawal, "Simulated binary crossover for
     * continuous search space", 1995): the larger eta, the nearer to their parents.
     */
    static double binary(double x, double y, double eta, SplittableRandom random) {
        double low = Math.min(x, y);
        double high = Math.max(x, y);
        double u = random.nextDouble();
        boolean lower = random.nextBoolean();
        if (high - low < SAME) {
            return x;
        }
        double room = lower ? low : 1 - high;
        double beta = 1 + 2 * room / (high - low);
        double alpha = 2 - Math.pow(beta, -(eta + 1));
        double spread =
                u <= 1 / alpha ? Math.pow(u * alpha, 1 / (eta + 1)) : Math.pow(1 / (2 - u * alpha), 1 / (eta + 1));
        double middle = (low + high) / 2;
        double half = spread * (high - low) / 2;
        return Math.clamp(lower ? middle - half : middle + half, 0, 1);
    }
}
