package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.linalg.Lbfgs;
import dev.trimtab.engine.suggest.Stages;
import dev.trimtab.engine.suggest.gp.Warp.Bend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The most probable hyperparameters, and the scale of the values on which they are so.
 *
 * <p>Tried, measured and left out:
 *
 * <ul>
 *   <li>A start from the fit of the stage before. From there alone a search takes half as many evaluations, but of 1,268 fits of 5 to 60
 *       points 14 % ended above those from here by more than 0.1 in energy, 8 % by more than 1, and 4 % below; from there besides
 *       it took 1.3 times as many for 0.04 less on average. The first ask of a study of 1,000 trials that is read back would take
 *       38 s for the whole chain of fits, in place of 1.8 s; from a fit at four fifths of the points, 10 % ended above by more than 0.1.
 *   <li>Numbers seen through a distribution function of Kumaraswamy's (Snoek et al., "Input warping for Bayesian optimization of
 *       non-stationary functions", ICML 2014), its two exponents for each axis fitted too, with 1 the most probable. What the next
 *       three trials showed was less likely by 0.15 nats a trial (the median of 30 studies; 25 worse, 4 better). With one exponent
 *       after another freed, up to three, and only where that lowered the energy by 4, the logarithm of the regret changed by
 *       −0.09 ± 0.17 (93 studies of 17 problems; 20 better, 18 worse).
 * </ul>
 *
 * @param energy the negative logarithm of the posterior density, comparable between scales
 */
record Fit(Hyperparameters hyperparameters, Bend bend, double energy) {
    private static final int STEPS = 60;
    private static final double TOLERANCE = 1e-4;

    /** A bent scale must be that much more likely than the plain one to be believed. */
    private static final double RELUCTANCE = 1;

    /** A fit takes time with the cube of the points; these say enough about the shape of a function. */
    private static final int MOST_POINTS = 200;

    /** As {@link #MOST_POINTS}, of many axes, each of which takes time too. */
    private static final int MOST_POINTS_OF_MANY_AXES = 100;

    /**
     * @param errors the standard error of each value as far as it is known, else 0
     * @param bends the scales to choose from, the plain one first
     */
    static Fit of(Metric metric, double[][] features, double[] values, double[] errors, List<Bend> bends) {
        return of(metric, features, values, errors, bends, Prior.of(metric), Fit::starts);
    }

    /** For a judgement of what was measured, where noise must not be taken for a function with many hills. */
    static Fit open(Metric metric, double[][] features, double[] values, double[] errors) {
        Starts all = (prior, best, points) -> List.of(prior.noisyStart(), prior.start(), prior.shortStart());
        return of(metric, features, values, errors, List.of(Bend.values()), Prior.open(metric), all);
    }

    /** Where the searches for the best fit begin. */
    private interface Starts {
        List<double[]> from(Prior prior, @Nullable Fit best, int points);
    }

    private static Fit of(
            Metric metric,
            double[][] features,
            double[] values,
            double[] errors,
            List<Bend> bends,
            Prior prior,
            Starts starts) {
        int[] chosen = chosen(values, prior.sparse() ? MOST_POINTS_OF_MANY_AXES : MOST_POINTS);
        double[][] x = IntStream.of(chosen).mapToObj(i -> features[i]).toArray(double[][]::new);
        double[] y = IntStream.of(chosen).mapToDouble(i -> values[i]).toArray();
        double[] e = IntStream.of(chosen).mapToDouble(i -> errors[i]).toArray();
        Lbfgs search = new Lbfgs(prior.low(), prior.high(), STEPS, TOLERANCE);
        Fit best = null;
        for (Bend bend : bends) {
            Optional<Warp> warp = Warp.of(bend, y);
            if (warp.isEmpty()) {
                continue;
            }
            Likelihood likelihood =
                    new Likelihood(metric, prior, x, warp.get().values(), Told.squared(Told.scaled(warp.get(), e)));
            List<double[]> from = new ArrayList<>(starts.from(prior, best, y.length));
            if (prior.sparse() && (best == null || y.length <= Stages.FEW)) {
                from.add(prior.startOf(Sparse.lengthScales(metric, x, warp.get().values())));
            }
            for (double[] theta : from) {
                double energy = search.minimize(likelihood, theta) - warp.get().logJacobian();
                boolean sameScale = best != null && best.bend() == bend;
                if (best == null || energy < best.energy() - (sameScale ? 0 : RELUCTANCE)) {
                    best = new Fit(new Hyperparameters(theta), bend, energy);
                }
            }
        }
        return best == null ? new Fit(new Hyperparameters(prior.start()), Bend.NONE, 0) : best;
    }

    private static List<double[]> starts(Prior prior, @Nullable Fit best, int points) {
        List<double[]> starts = new ArrayList<>();
        if (best != null) {
            starts.add(best.hyperparameters().theta().clone());
        }
        if (best == null || points <= Stages.FEW) {
            starts.add(prior.start());
            if (!prior.sparse() || points <= Stages.FEW) {
                starts.add(prior.shortStart());
            }
        }
        return starts;
    }

    /** All of few; else the best half, and the others evenly over time. */
    private static int[] chosen(double[] values, int most) {
        int n = values.length;
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        List<Integer> order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toList();
        int half = most / 2;
        IntStream best = order.stream().limit(half).mapToInt(Integer::intValue);
        int[] rest =
                order.stream().skip(half).mapToInt(Integer::intValue).sorted().toArray();
        IntStream others = IntStream.range(0, half).map(k -> rest[(int) ((long) k * rest.length / half)]);
        return IntStream.concat(best, others).sorted().toArray();
    }
}
