package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.front.Boxes.Box;
import java.util.Arrays;
import java.util.List;

/**
 * The logarithm of the hypervolume that a point is expected to add to a front where each objective has a model of its own;
 * exact on the scales of the models, and between two bounds of boxes linear on the scales on which volume is measured: in every box that is not dominated yet, the expected volume is a product of differences of expected improvements
 * (Emmerich, Giannakoglou and Naujoks, "Single- and multiobjective evolutionary optimization assisted by Gaussian random
 * field metamodels", IEEE Transactions on Evolutionary Computation 2006; over boxes and with gradients as Daulton, Balandat
 * and Bakshy, "Differentiable expected hypervolume improvement", NeurIPS 2020, have it; in logarithms as Ament et al.,
 * "Unexpected improvements to expected improvement", NeurIPS 2023, section 4.3).
 */
final class HypervolumeImprovement implements Acquisition {
    private static final int ENDLESS = -1;

    private final List<Posterior> posteriors;

    /** By objective, the different bounds of boxes, ascending. */
    private final double[][] levels;

    /** By box and objective, the place of the bound among the levels; {@link #ENDLESS} where nothing bounds it. */
    private final int[][] low;

    private final int[][] high;
    /** By objective and level, the logarithm of what a unit below it is worth. */
    private final double[][] worth;

    private final double[] terms;
    private final double[][] values;
    private final double[][][] slopes;
    private final double[][] meanGradients;
    private final double[][] deviationGradients;

    /**
     * @param posteriors one for each objective
     * @param scales on which volume is measured, one for each objective
     * @param boxes what is not dominated yet, on the scales of the posteriors; at least one
     */
    HypervolumeImprovement(List<Posterior> posteriors, List<Unbent> scales, List<Box> boxes, int axes) {
        int objectives = posteriors.size();
        this.posteriors = posteriors;
        this.levels = new double[objectives][];
        this.worth = new double[objectives][];
        this.low = new int[boxes.size()][objectives];
        this.high = new int[boxes.size()][objectives];
        this.terms = new double[boxes.size()];
        this.values = new double[objectives][];
        this.slopes = new double[objectives][][];
        this.meanGradients = new double[objectives][axes];
        this.deviationGradients = new double[objectives][axes];
        for (int k = 0; k < objectives; k++) {
            int objective = k;
            levels[k] = boxes.stream()
                    .flatMapToDouble(box -> Arrays.stream(new double[] {box.low()[objective], box.high()[objective]}))
                    .filter(bound -> bound > Double.NEGATIVE_INFINITY)
                    .sorted()
                    .distinct()
                    .toArray();
            values[k] = new double[levels[k].length];
            worth[k] = new double[levels[k].length];
            Arrays.setAll(
                    worth[k],
                    level -> Math.log(scales.get(objective)
                            .slope(
                                    level == 0 ? Double.NEGATIVE_INFINITY : levels[objective][level - 1],
                                    levels[objective][level])));
            slopes[k] = new double[levels[k].length][];
            for (int b = 0; b < terms.length; b++) {
                low[b][k] = Math.max(
                        ENDLESS, Arrays.binarySearch(levels[k], boxes.get(b).low()[k]));
                high[b][k] = Arrays.binarySearch(levels[k], boxes.get(b).high()[k]);
            }
        }
    }

    @Override
    public double at(double[] features) {
        for (int k = 0; k < values.length; k++) {
            expect(k, posteriors.get(k).predict(features));
        }
        return sum();
    }

    /** The logarithms of the gains expected below each level. */
    private void expect(int objective, Normal normal) {
        double below = Double.NEGATIVE_INFINITY;
        double gain = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < levels[objective].length; level++) {
            double here = LogEi.value(normal, levels[objective][level]);
            double strip = here + Math.log1p(-Math.exp(Math.min(0, below - here))) + worth[objective][level];
            gain = sum(gain, strip);
            values[objective][level] = gain;
            below = here;
        }
    }

    /** As {@link #expect}, with the derivatives of the logarithms by mean and deviation. */
    private void expectSlopes(int objective, Normal normal) {
        double below = Double.NEGATIVE_INFINITY;
        double[] belowSlopes = {0, 0};
        double[] gainSlopes = {0, 0};
        double before = Double.NEGATIVE_INFINITY;
        for (int level = 0; level < levels[objective].length; level++) {
            double here = LogEi.value(normal, levels[objective][level]);
            double[] hereSlopes = LogEi.slopes(normal, levels[objective][level]);
            double gain = values[objective][level];
            // The gain is the one before, and what lies between this level and that one.
            double old = Math.exp(before - gain);
            double upper = Math.exp(here + worth[objective][level] - gain);
            double lower = Math.exp(below + worth[objective][level] - gain);
            double[] slopes = new double[2];
            for (int i = 0; i < 2; i++) {
                slopes[i] = old * gainSlopes[i] + upper * hereSlopes[i] - lower * belowSlopes[i];
            }
            this.slopes[objective][level] = slopes;
            gainSlopes = slopes;
            before = gain;
            below = here;
            belowSlopes = hereSlopes;
        }
    }

    /** The logarithm of the sum of two numbers, from their logarithms. */
    private static double sum(double one, double other) {
        double most = Math.max(one, other);
        double least = Math.min(one, other);
        return least == Double.NEGATIVE_INFINITY || Double.isNaN(least)
                ? most
                : most + Math.log1p(Math.exp(least - most));
    }

    /** The logarithm of the sum of all boxes, whose logarithms become the terms. */
    private double sum() {
        double most = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < terms.length; b++) {
            double term = 0;
            for (int k = 0; k < values.length; k++) {
                double upper = values[k][high[b][k]];
                double ratio = ratio(b, k);
                term += ratio == 0 ? upper : upper + Math.log1p(-ratio);
            }
            terms[b] = Double.isNaN(term) ? Double.NEGATIVE_INFINITY : term;
            most = Math.max(most, terms[b]);
        }
        if (most == Double.NEGATIVE_INFINITY) {
            return most;
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - most);
        }
        return most + Math.log(sum);
    }

    /** How much smaller the improvement on the lower bound of a box is than that on the upper one; from 0 to 1. */
    private double ratio(int box, int objective) {
        int lower = low[box][objective];
        return lower == ENDLESS ? 0 : Math.exp(values[objective][lower] - values[objective][high[box][objective]]);
    }

    @Override
    public double at(double[] features, double[] gradient) {
        for (int k = 0; k < values.length; k++) {
            Normal normal = posteriors.get(k).predict(features, meanGradients[k], deviationGradients[k]);
            expect(k, normal);
            expectSlopes(k, normal);
        }
        double sum = sum();
        Arrays.fill(gradient, 0);
        for (int k = 0; k < values.length; k++) {
            double toMean = 0;
            double toDeviation = 0;
            for (int b = 0; b < terms.length; b++) {
                double share = Math.exp(terms[b] - sum);
                if (!(share > 0)) {
                    continue;
                }
                double[] upper = slopes[k][high[b][k]];
                double ratio = ratio(b, k);
                double[] lower = ratio == 0 ? upper : slopes[k][low[b][k]];
                toMean += share * (upper[0] - ratio * lower[0]) / (1 - ratio);
                toDeviation += share * (upper[1] - ratio * lower[1]) / (1 - ratio);
            }
            for (int axis = 0; axis < gradient.length; axis++) {
                gradient[axis] += toMean * meanGradients[k][axis] + toDeviation * deviationGradients[k][axis];
            }
        }
        return sum;
    }
}
