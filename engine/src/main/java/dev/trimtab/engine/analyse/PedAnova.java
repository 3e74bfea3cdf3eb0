package dev.trimtab.engine.analyse;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which parameters decide whether a trial is among the best (Watanabe, Bansal and Hutter, "PED-ANOVA: Efficiently quantifying
 * hyperparameter importance in arbitrary subspaces", IJCAI 2023, section 4): those along which the best trials lie elsewhere
 * than all trials do, by Pearson's divergence between the two densities. Only the order of losses counts.
 *
 * <p>Unlike there, the divergence that a random choice of trials would show on the average is subtracted, so that parameters
 * that do not matter come near 0. A parameter that is not always active is judged by the trials in which it is, and counts with
 * the square of their share among the best, which makes it the variance of its marginal as for the others. Of the elements of a
 * permutation the most telling one counts.
 */
public final class PedAnova {
    /** The share of the trials that are the best. */
    private static final double BEST = 0.1;

    private static final int FEWEST_BEST = 5;

    /** With fewer trials there are no best ones among others. */
    public static final int FEWEST = 2 * FEWEST_BEST;

    private PedAnova() {}

    /**
     * The share of each parameter, in the space's order; together 1, or all 0 where none matters or there are fewer trials than
     * {@value #FEWEST}.
     *
     * @param losses one for each point, each finite
     */
    public static Map<String, Double> of(Space space, List<Point> points, double[] losses) {
        Map<String, Double> shares = new LinkedHashMap<>();
        space.parameters().forEach(parameter -> shares.put(parameter.name(), 0.0));
        boolean[] best = best(losses);
        if (points.size() < FEWEST || IntStream.range(0, best.length).allMatch(i -> best[i])) {
            return shares;
        }
        Encoding encoding = Encoding.of(space);
        double[][] features = points.stream()
                .map(point -> encoding.features(encoding.place(point)))
                .toArray(double[][]::new);
        for (int axis = 0; axis < encoding.size(); axis++) {
            Parameter parameter =
                    space.parameters().get(encoding.axes().get(axis).parameter());
            shares.merge(parameter.name(), divergence(encoding, axis, features, best), Math::max);
        }
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 0) {
            shares.replaceAll((name, share) -> share / sum);
        }
        return shares;
    }

    /** Those as good as the last of the best tenth. */
    private static boolean[] best(double[] losses) {
        boolean[] best = new boolean[losses.length];
        if (losses.length >= FEWEST) {
            double[] sorted = losses.clone();
            Arrays.sort(sorted);
            int count = Math.max(FEWEST_BEST, (int) Math.ceil(BEST * losses.length));
            for (int i = 0; i < best.length; i++) {
                best[i] = losses[i] <= sorted[count - 1];
            }
        }
        return best;
    }

    private static double divergence(Encoding encoding, int axis, double[][] features, boolean[] best) {
        Cells cells = Cells.of(encoding.axes().get(axis));
        double[] all = new double[cells.count()];
        double[] some = new double[cells.count()];
        int allBest = 0;
        int activeBest = 0;
        for (int row = 0; row < best.length; row++) {
            double feature = features[row][axis];
            boolean isActive = !Double.isNaN(feature);
            allBest += best[row] ? 1 : 0;
            activeBest += best[row] && isActive ? 1 : 0;
            if (isActive) {
                int cell = cells.at(feature);
                all[cell]++;
                some[cell] += best[row] ? 1 : 0;
            }
        }
        double share = activeBest / (double) allBest;
        return share * share * Math.max(0, cells.divergence(some, all));
    }
}
