package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.front.Boxes;
import dev.trimtab.engine.front.Fronts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is to be improved on where there are several objectives. */
final class Frontier {
    /** The reference lies so much beyond the worst losses of the front, in widths of the front. */
    private static final double MARGIN = 0.1;

    private Frontier() {}

    /**
     * @param good the losses of feasible points on the scales of the posteriors, at least one
     * @param expected those of points that are tried now
     */
    static Acquisition improvement(List<double[]> good, List<double[]> expected, List<Posterior> posteriors, int axes) {
        List<double[]> all = new ArrayList<>(good);
        all.addAll(expected);
        double[][] losses = all.toArray(double[][]::new);
        double[][] front =
                Arrays.stream(Fronts.first(losses)).mapToObj(i -> losses[i]).toArray(double[][]::new);
        return new HypervolumeImprovement(posteriors, Boxes.of(front, reference(front)), axes);
    }

    private static double[] reference(double[][] front) {
        double[] reference = new double[front[0].length];
        for (int k = 0; k < reference.length; k++) {
            int objective = k;
            double worst = Arrays.stream(front)
                    .mapToDouble(losses -> losses[objective])
                    .max()
                    .orElseThrow();
            double best = Arrays.stream(front)
                    .mapToDouble(losses -> losses[objective])
                    .min()
                    .orElseThrow();
            double margin = Double.parseDouble(System.getProperty("mo.margin", "0.1"));
            double floor = Double.parseDouble(System.getProperty("mo.floor", "0"));
            reference[k] = Math.max(worst + margin * Math.max(worst - best, floor), -1e9);
        }
        return reference;
    }
}
