package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.linalg.SymmetricEigen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Hyperparameters that are as plausible as the most probable ones: a judgement by these alone is too sure of itself where noise may
 * pass for signal. Drawn from a normal distribution around the mode, of the curvature there, and drawn again by how much
 * more probable they are than that distribution says (sampling importance resampling: Rubin, "Using the SIR algorithm to simulate
 * posterior distributions", Bayesian Statistics 3, 1988).
 *
 * <p>With p hyperparameters it takes 2 p + {@value #DRAWN} evaluations of the likelihood.
 */
final class Draws {
    private static final int DRAWN = 64;
    private static final int KEPT = 16;

    /** For the difference of two gradients, in the logarithms of hyperparameters. */
    private static final double STEP = 1e-3;

    /** By how much wider than the mode looks a distribution is that also reaches what lies around it. */
    private static final double WIDER = 1.2;

    /** A direction in which a likelihood is flatter than that, or bends the other way, is taken to be so curved. */
    private static final double FLATTEST = 0.3;

    private final Likelihood likelihood;
    private final double[] low;
    private final double[] high;
    private final double[] mode;

    private Draws(Likelihood likelihood, Prior prior, double[] mode) {
        this.likelihood = likelihood;
        this.low = prior.low();
        this.high = prior.high();
        this.mode = mode;
    }

    /** {@value #KEPT} of them, some of them more than once; the mode alone where nothing is known of what lies around it. */
    static List<Hyperparameters> around(
            Likelihood likelihood, Prior prior, Hyperparameters mode, SplittableRandom random) {
        var draws = new Draws(likelihood, prior, mode.theta());
        return SymmetricEigen.of(draws.curvature())
                .map(curvature -> draws.drawn(curvature, random))
                .filter(kept -> !kept.isEmpty())
                .orElse(List.of(mode));
    }

    /** p×p. */
    private double[][] curvature() {
        int p = mode.length;
        double[][] curvature = new double[p][p];
        double[] above = new double[p];
        double[] below = new double[p];
        for (int i = 0; i < p; i++) {
            double[] theta = mode.clone();
            theta[i] = mode[i] + STEP;
            likelihood.at(theta, above);
            theta[i] = mode[i] - STEP;
            likelihood.at(theta, below);
            for (int j = 0; j < p; j++) {
                double half = (above[j] - below[j]) / (4 * STEP);
                curvature[i][j] += half;
                curvature[j][i] += half;
            }
        }
        return curvature;
    }

    private List<Hyperparameters> drawn(SymmetricEigen curvature, SplittableRandom random) {
        List<double[]> thetas = new ArrayList<>();
        double[] logWeights = new double[DRAWN];
        for (int draw = 0; draw < DRAWN; draw++) {
            double[] theta = mode.clone();
            double logDensity = 0;
            for (int k = 0; k < theta.length; k++) {
                double z = random.nextGaussian();
                logDensity -= z * z / 2;
                double length = z * WIDER / Math.sqrt(Math.max(curvature.values()[k], FLATTEST));
                for (int i = 0; i < theta.length; i++) {
                    theta[i] += length * curvature.vectors()[k][i];
                }
            }
            thetas.add(theta);
            logWeights[draw] = -energy(theta) - logDensity;
        }
        return resampled(thetas, logWeights, random.nextDouble());
    }

    private double energy(double[] theta) {
        for (int i = 0; i < theta.length; i++) {
            if (!(theta[i] >= low[i] && theta[i] <= high[i])) {
                return Double.POSITIVE_INFINITY;
            }
        }
        double energy = likelihood.at(theta, new double[theta.length]);
        return Double.isNaN(energy) ? Double.POSITIVE_INFINITY : energy;
    }

    /** Each as often as its share of all weights, by steps of equal length from a random start. */
    private static List<Hyperparameters> resampled(List<double[]> thetas, double[] logWeights, double start) {
        double heaviest = Arrays.stream(logWeights).max().orElseThrow();
        if (heaviest == Double.NEGATIVE_INFINITY) {
            return List.of();
        }
        double[] weights =
                Arrays.stream(logWeights).map(x -> Math.exp(x - heaviest)).toArray();
        double step = Arrays.stream(weights).sum() / KEPT;
        List<Hyperparameters> kept = new ArrayList<>();
        double passed = 0;
        for (int draw = 0; draw < weights.length; draw++) {
            passed += weights[draw];
            while (kept.size() < KEPT && (kept.size() + start) * step < passed) {
                kept.add(new Hyperparameters(thetas.get(draw)));
            }
        }
        return kept;
    }
}
