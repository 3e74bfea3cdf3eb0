package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Region;
import dev.trimtab.engine.suggest.gp.AcquisitionSearch.Candidate;
import java.util.SplittableRandom;

/**
 * Climbs on where a climb has left the constraints: from their border, by random steps that are turned uphill and shortened until they
 * stay inside, wider after one that pays and narrower after one that does not (as the step of a (1+1) evolution strategy, Rechenberg
 * 1973).
 */
record Border(
        Encoding encoding,
        Region region,
        Acquisition acquisition,
        double[] reach,
        Trust trust,
        SplittableRandom random) {
    private static final int STEPS = 16;
    private static final double WIDEST = 0.2;
    private static final double WIDER = 1.5;
    private static final double NARROWER = 0.8;

    /**
     * The best place found, the one it began at included.
     *
     * @param from where the climb began
     * @param outer where it ended, outside
     * @param free the axes on which it may move
     */
    Candidate climb(Candidate from, double[] outer, int[] free) {
        if (!region.holds(from.place())) {
            return from;
        }
        Candidate best = better(from, region.border(from.place(), outer));
        double width = WIDEST;
        for (int step = 0; step < STEPS; step++) {
            Candidate next = better(best, region.towards(best.place(), moved(best.place(), free, width)));
            width = Math.min(WIDEST, next == best ? NARROWER * width : WIDER * width);
            best = next;
        }
        return best;
    }

    private double[] moved(double[] from, int[] free, double width) {
        double[] gradient = new double[from.length];
        acquisition.at(encoding.features(from), gradient);
        double[] step = new double[free.length];
        double slope = 0;
        for (int i = 0; i < free.length; i++) {
            step[i] = random.nextGaussian() * width * reach[free[i]];
            slope += step[i] * gradient[free[i]];
        }
        double[] moved = from.clone();
        for (int i = 0; i < free.length; i++) {
            moved[free[i]] = Math.clamp(moved[free[i]] + (slope < 0 ? -step[i] : step[i]), 0, 1);
        }
        trust.pull(moved);
        return moved;
    }

    private Candidate better(Candidate best, double[] place) {
        double promise = acquisition.at(encoding.features(place));
        return promise > best.promise() ? new Candidate(place, promise) : best;
    }
}
