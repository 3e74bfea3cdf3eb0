package dev.trimtab.engine.schedule;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trials that were stopped would have come to, for models of losses: the loss of an early step must not pass for a last one.
 *
 * <p>A trial is given the progress of those that were closest to it where it was stopped and went farther, the median of at most
 * three; where these were stopped, too, their own forecasts count. One that does exactly what another did comes to the same. Nobody is forecast to be better than the best that ran to its
 * end, so that no model takes a forecast for a record.
 */
public final class Forecasts {
    private static final int NEIGHBOURS = 3;

    private static final Comparator<Curve> FARTHEST_FIRST =
            Comparator.comparingLong(Curve::lastStep).reversed().thenComparing(Curve::trial);

    /** A trial that went farther than a step, and its best up to there. */
    private record Passed(double best, Curve curve) {
        double distance(double reached) {
            return Math.abs(best - reached);
        }
    }

    private final double record;
    private final List<Curve> farthestFirst;
    private final Map<String, Double> losses;
    private final Map<Long, List<Passed>> passed = new HashMap<>();

    /**
     * @param curves of trials that were stopped or ran to their end
     * @param known the last losses of trials that ran to their end, by the name of the trial
     */
    public Forecasts(List<Curve> curves, Map<String, Double> known) {
        record = known.values().stream().mapToDouble(Double::doubleValue).min().orElse(Double.NEGATIVE_INFINITY);
        losses = new HashMap<>(known);
        farthestFirst = curves.stream()
                .filter(Forecasts::isFinite)
                .sorted(FARTHEST_FIRST)
                .toList();
        for (Curve curve : farthestFirst) {
            losses.putIfAbsent(curve.trial(), of(curve));
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
        double reached = curve.bestBy(curve.lastStep());
        List<Passed> passed = passed(curve.lastStep());
        Optional<Curve> twin = passed.subList(first(passed, reached), passed.size()).stream()
                .takeWhile(other -> other.best() == reached)
                .map(Passed::curve)
                .filter(curve::repeats)
                .min(FARTHEST_FIRST);
        if (twin.isPresent()) {
            return losses.get(twin.get().trial());
        }
        double last = Math.max(record, reached + progress(reached, passed));
        return Double.isFinite(last) ? last : reached;
    }

    /** From where a trial is to its end. */
    private double progress(double reached, List<Passed> passed) {
        int low = first(passed, reached);
        int high = low;
        while (high - low < Math.min(NEIGHBOURS, passed.size())) {
            boolean lower = high == passed.size()
                    || low > 0
                            && passed.get(low - 1).distance(reached)
                                    <= passed.get(high).distance(reached);
            low -= lower ? 1 : 0;
            high += lower ? 0 : 1;
        }
        if (low == high) {
            return 0;
        }
        double reach =
                Math.max(passed.get(low).distance(reached), passed.get(high - 1).distance(reached));
        // Of those as near as the last of them, too, the names decide.
        while (low > 0 && passed.get(low - 1).distance(reached) <= reach) {
            low--;
        }
        while (high < passed.size() && passed.get(high).distance(reached) <= reach) {
            high++;
        }
        double[] progress = passed.subList(low, high).stream()
                .sorted(Comparator.<Passed>comparingDouble(other -> other.distance(reached))
                        .thenComparing(other -> other.curve().trial()))
                .limit(NEIGHBOURS)
                .mapToDouble(other -> losses.get(other.curve().trial()) - other.best())
                .sorted()
                .toArray();
        return progress[progress.length / 2];
    }

    /** The trials that went farther than a step, by their best up to it. */
    private List<Passed> passed(long step) {
        return passed.computeIfAbsent(
                step,
                at -> farthestFirst.stream()
                        .takeWhile(curve -> curve.lastStep() > at)
                        .filter(curve -> curve.covers(at) && Double.isFinite(curve.bestBy(at)))
                        .map(curve -> new Passed(curve.bestBy(at), curve))
                        .sorted(Comparator.comparingDouble(Passed::best))
                        .toList());
    }

    /** The index of the first that is not better. */
    private static int first(List<Passed> passed, double reached) {
        int low = 0;
        int high = passed.size();
        while (low < high) {
            int middle = (low + high) / 2;
            boolean better = passed.get(middle).best() < reached;
            low = better ? middle + 1 : low;
            high = better ? high : middle;
        }
        return low;
    }
}
