package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.linalg.Lbfgs;
import java.util.ArrayList;
import java.util.List;

/**
 * The most probable hyperparameters, and the scale of the losses on which they are so.
 *
 * @param energy the negative logarithm of the posterior density, comparable between scales
 */
record Fit(Hyperparameters hyperparameters, Warp warp, double energy) {
    private static final int STEPS = 60;
    private static final double TOLERANCE = 1e-4;

    /** A bent scale must be that much more likely than the plain one to be believed. */
    private static final double RELUCTANCE = 1;

    /** @param starts where to start from besides the prior's own start */
    static Fit of(Metric metric, double[][] features, double[] losses, List<Hyperparameters> starts) {
        Prior prior = Prior.of(metric);
        Lbfgs search = new Lbfgs(prior.low(), prior.high(), STEPS, TOLERANCE);
        Fit best = null;
        for (Warp warp : Warp.candidates(losses)) {
            Likelihood likelihood = new Likelihood(metric, prior, features, warp.values());
            List<double[]> from = new ArrayList<>();
            if (best == null) {
                starts.forEach(start -> from.add(start.theta().clone()));
            } else {
                from.add(best.hyperparameters().theta().clone());
            }
            from.add(prior.start());
            for (double[] theta : from) {
                double energy = search.minimize(likelihood, theta) - warp.logJacobian();
                boolean sameScale = best != null && best.warp() == warp;
                if (best == null || energy < best.energy() - (sameScale ? 0 : RELUCTANCE)) {
                    best = new Fit(new Hyperparameters(theta), warp, energy);
                }
            }
        }
        return best;
    }
}
