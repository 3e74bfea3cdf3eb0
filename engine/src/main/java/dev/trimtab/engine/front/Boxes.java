package dev.trimtab.engine.front;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that is better than a reference point and not dominated by some results, cut into boxes that do not overlap: every
 * result in turn takes what it dominates away from the boxes before. Of two objectives, as many boxes as there are results on
 * the front, and one (in the end Yang et al., "Efficient computation of expected hypervolume improvement using box
 * decomposition algorithms", Journal of Global Optimization 2019); of more objectives, several times as many.
 */
public final class Boxes {
    private Boxes() {}

    /**
     * One box.
     *
     * @param low by objective; −∞ where nothing bounds it
     * @param high by objective
     */
    public record Box(double[] low, double[] high) {}

    /**
     * @param losses n × m, to be made small
     * @param reference m numbers
     */
    public static List<Box> of(double[][] losses, double[] reference) {
        return of(losses, reference, Integer.MAX_VALUE).orElseThrow();
    }

    /**
     * The same; empty where it would take more boxes than {@code most}, which is soon found out.
     *
     * @param most at least 1
     */
    public static Optional<List<Box>> of(double[][] losses, double[] reference, int most) {
        double[] endless = new double[reference.length];
        Arrays.fill(endless, Double.NEGATIVE_INFINITY);
        List<Box> boxes = List.of(new Box(endless, reference.clone()));
        List<double[]> front = Arrays.stream(Fronts.first(losses))
                .mapToObj(i -> losses[i])
                .sorted(Comparator.comparing(point -> point, Arrays::compare))
                .toList();
        for (double[] point : front) {
            List<Box> left = new ArrayList<>();
            boxes.forEach(box -> cut(box, point, left));
            if (left.size() > most) {
                return Optional.empty();
            }
            boxes = left;
        }
        return Optional.of(boxes);
    }

    /** What is left of a box, in as many boxes as it takes. */
    private static void cut(Box box, double[] point, List<Box> left) {
        for (int k = 0; k < point.length; k++) {
            if (!(point[k] < box.high()[k])) {
                left.add(box);
                return;
            }
        }
        double[] low = box.low().clone();
        for (int k = 0; k < point.length; k++) {
            if (point[k] > low[k]) {
                double[] high = box.high().clone();
                high[k] = point[k];
                left.add(new Box(low.clone(), high));
                low[k] = point[k];
            }
        }
    }
}
