package dev.trimtab.engine.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What trials that were stopped would have come to, for models of losses: the loss of an early step must not pass for a last one.
 *
 * <p>A trial is given the progress of those that were closest to it where it was stopped and went farther, the median of at most
 * three; where these were stopped, too, their own forecasts count. Nobody is forecast to be better than the best that ran to its
 * end, so that no model takes a forecast for a record.
 */
public final class Forecasts {
    private static final int NEIGHBOURS = 3;

    private Forecasts() {}

    /**
     * Last losses by the name of the trial, all finite: those that are known and, where there is a curve to go by, those that are
     * not.
     *
     * @param known the last losses of trials that ran to their end
     */
    public static Map<String, Double> of(Race race, Map<String, Double> known) {
        double record =
                known.values().stream().mapToDouble(Double::doubleValue).min().orElse(Double.NEGATIVE_INFINITY);
        List<Curve> farthestFirst = race.curves().stream()
                .filter(curve -> curve.reports() > 0 && Double.isFinite(curve.bestBy(curve.lastStep())))
                .sorted(Comparator.comparingLong(Curve::lastStep).reversed().thenComparing(Curve::trial))
                .toList();
        Map<String, Double> losses = new HashMap<>(known);
        List<Curve> farther = new ArrayList<>();
        for (Curve curve : farthestFirst) {
            while (farthestFirst.get(farther.size()).lastStep() > curve.lastStep()) {
                farther.add(farthestFirst.get(farther.size()));
            }
            if (!known.containsKey(curve.trial())) {
                double reached = curve.bestBy(curve.lastStep());
                double last = Math.max(record, reached + progress(curve, farther, losses));
                losses.put(curve.trial(), Double.isFinite(last) ? last : reached);
            }
        }
        return losses;
    }

    /** From where the trial is to its end. */
    private static double progress(Curve curve, List<Curve> farther, Map<String, Double> losses) {
        long step = curve.lastStep();
        double reached = curve.bestBy(step);
        double[] progress = farther.stream()
                .filter(other -> other.covers(step) && Double.isFinite(other.bestBy(step)))
                .sorted(Comparator.<Curve>comparingDouble(other -> Math.abs(other.bestBy(step) - reached))
                        .thenComparing(Curve::trial))
                .limit(NEIGHBOURS)
                .mapToDouble(other -> losses.get(other.trial()) - other.bestBy(step))
                .sorted()
                .toArray();
        return progress.length == 0 ? 0 : progress[progress.length / 2];
    }
}
