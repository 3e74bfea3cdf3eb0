package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.front.Boxes;
import dev.trimtab.engine.front.Boxes.Box;
import dev.trimtab.engine.front.Fronts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is to be improved on where there are several objectives.
 *
 * <p>Tried, and left out (hypervolume after 50 and 100 trials, 6 seeds of a surrogate of training networks, good to .02,
 * if not said otherwise):
 * a reference beyond the ends that the models expect of the front (.84/.89 for .85/.93; 2 seeds of another one .57/.79 for
 * .89/.95); one just beyond the worst of the front for two suggestions of three (.85/.91 for .85/.93, .74/.94 for .88/.96), or
 * for as many but only once the model is believed everywhere (no better); every second suggestion near the front from then on
 * (no better); gains halfway between the scales of the models and those of the objectives (.83/.90 for .85/.93).
 */
final class Frontier {
    /** The reference lies at least so much beyond the worst losses of the front, in widths of the front. */
    private static final double MARGIN = 0.1;

    /**
     * And at least where so many of the first points are better, which were spread evenly: the ends of a front that is still
     * short are worth finding. Of all points more and more lie near the front, and one that is short would stay so.
     */
    private static final double BETTER = 0.9;

    private static final int FIRST = 10;

    /** A front of two objectives takes no more; of a large one of many, results that are close count as one. */
    private static final int MOST_BOXES = 1_000;

    private Frontier() {}

    /**
     * @param good the losses of feasible points on the scales of the posteriors, in the order in which they became known; at
     *     least one
     * @param expected those of points that are tried now
     */
    static Acquisition improvement(List<double[]> good, List<double[]> expected, List<Surrogate> objectives, int axes) {
        List<double[]> all = new ArrayList<>(good);
        all.addAll(expected);
        double[][] losses = all.toArray(double[][]::new);
        List<double[]> front =
                Fronts.of(losses).getFirst().stream().map(i -> losses[i]).toList();
        return new HypervolumeImprovement(
                objectives.stream().map(Surrogate::posterior).toList(),
                objectives.stream().map(Surrogate::gains).toList(),
                boxes(front, reference(front, good)),
                axes);
    }

    private static List<Box> boxes(List<double[]> front, double[] reference) {
        List<double[]> left = front;
        while (true) {
            Optional<List<Box>> boxes = Boxes.of(left.toArray(double[][]::new), reference, MOST_BOXES);
            if (boxes.isPresent()) {
                return boxes.get();
            }
            left = Merging.closest(left);
        }
    }

    private static double[] reference(List<double[]> front, List<double[]> good) {
        double[] best = front.getFirst().clone();
        double[] worst = best.clone();
        for (double[] losses : front) {
            Arrays.setAll(best, k -> Math.min(best[k], losses[k]));
            Arrays.setAll(worst, k -> Math.max(worst[k], losses[k]));
        }
        double[] reference = new double[best.length];
        for (int k = 0; k < reference.length; k++) {
            int objective = k;
            double[] sorted = good.stream()
                    .limit(FIRST)
                    .mapToDouble(losses -> losses[objective])
                    .sorted()
                    .toArray();
            reference[k] =
                    Math.max(worst[k] + MARGIN * (worst[k] - best[k]), sorted[(int) (BETTER * (sorted.length - 1))]);
        }
        return reference;
    }
}
