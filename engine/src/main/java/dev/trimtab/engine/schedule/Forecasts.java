package dev.trimtab.engine.schedule;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What trials that were stopped would have come to, for models of losses: the loss of an early step must not pass for a last one.
 *
 * <p>A trial is given the progress of those that were closest to it where it was stopped and went farther, the median of at most
 * three; where these were stopped, too, their own forecasts count. One that does exactly what another did comes to the same. Nobody is forecast to be better than the best that ran to its
 * end, so that no model takes a forecast for a record.
 */
public final class Forecasts {
    private static final int NEIGHBOURS = 3;

    private final double record;
    private final List<Curve> farthestFirst;
    private final Map<String, Double> losses;

    /**
     * @param curves of trials that were stopped or ran to their end
     * @param known the last losses of trials that ran to their end, by the name of the trial
     */
    public Forecasts(List<Curve> curves, Map<String, Double> known) {
        record = known.values().stream().mapToDouble(Double::doubleValue).min().orElse(Double.NEGATIVE_INFINITY);
        losses = new HashMap<>(known);
        farthestFirst = curves.stream()
                .filter(Forecasts::isFinite)
                .sorted(Comparator.comparingLong(Curve::lastStep).reversed().thenComparing(Curve::trial))
                .toList();
        for (Curve curve : farthestFirst) {
            losses.computeIfAbsent(curve.trial(), trial -> forecast(curve));
        }
    }

    /** Whether there is anything to go by. */
    static boolean isFinite(Curve curve) {
        return curve.reports() > 0 && Double.isFinite(curve.bestBy(curve.lastStep()));
    }

    /** The last loss of a trial that has reported a finite one; finite. */
    public double of(Curve curve) {
        Double loss = losses.get(curve.trial());
        return loss == null ? forecast(curve) : loss;
    }

    private double forecast(Curve curve) {
        for (Curve farther : farthestFirst) {
            if (farther.lastStep() > curve.lastStep() && curve.repeats(farther)) {
                return losses.get(farther.trial());
            }
        }
        double reached = curve.bestBy(curve.lastStep());
        double last = Math.max(record, reached + progress(curve));
        return Double.isFinite(last) ? last : reached;
    }

    /** From where the trial is to its end. */
    private double progress(Curve curve) {
        long step = curve.lastStep();
        double reached = curve.bestBy(step);
        double[] progress = farthestFirst.stream()
                .takeWhile(other -> other.lastStep() > step)
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
