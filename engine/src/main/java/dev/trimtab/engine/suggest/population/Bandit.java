package dev.trimtab.engine.suggest.population;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The explore step of population based bandits (Parker-Holder, Nguyen and Roberts, "Provably efficient online hyperparameter
 * optimization with population-based bandits", NeurIPS 2020, section 4): a Gaussian process over parameters and time learns how
 * much the loss falls in an interval, what is long past counting less, and the point with the highest upper confidence bound is
 * taken. What runs already counts as tried, though its outcome is not known, so that members do not all take the same (GP-BUCB).
 */
public final class Bandit implements Explorer {
    /** Before so many intervals are over, members are perturbed as in population based training. */
    private static final int FEWEST = 4;

    private static final int ANYWHERE = 256;
    private static final int NEARBY = 64;
    private static final int ROUNDS = 3;
    private static final double NEAR = 0.1;

    private final Encoding encoding;
    private final Perturbation perturbation;
    private final long interval;
    private final List<Change> changes;
    private final List<Change> running;

    /**
     * @param interval steps
     * @param changes of intervals that are over
     * @param running intervals that are not; their gain does not count
     */
    public Bandit(Space space, long interval, List<Change> changes, List<Change> running) {
        this.encoding = Encoding.of(space);
        this.perturbation = new Perturbation(space, 0.25);
        this.interval = interval;
        this.changes = List.copyOf(changes);
        this.running = List.copyOf(running);
    }

    @Override
    public Point explore(Point parent, long time, long seed) {
        if (changes.size() < FEWEST) {
            return perturbation.explore(parent, time, seed);
        }
        var random = new SplittableRandom(seed);
        DriftingProcess process = DriftingProcess.fit(encoding, interval, changes, running);
        double now = (double) time / interval;
        double[] best = encoding.place(parent);
        double bound = process.upperBound(encoding.features(best), now);
        for (int i = 0; i < ANYWHERE; i++) {
            double[] place = random.doubles(best.length).toArray();
            double other = process.upperBound(encoding.features(place), now);
            if (other > bound) {
                best = place;
                bound = other;
            }
        }
        double width = NEAR;
        for (int round = 0; round < ROUNDS; round++) {
            double[] centre = best;
            for (int i = 0; i < NEARBY; i++) {
                double[] place = near(centre, width, random);
                double other = process.upperBound(encoding.features(place), now);
                if (other > bound) {
                    best = place;
                    bound = other;
                }
            }
            width /= 2;
        }
        return encoding.point(best);
    }

    private static double[] near(double[] centre, double width, SplittableRandom random) {
        double[] place = centre.clone();
        for (int axis = 0; axis < place.length; axis++) {
            place[axis] = Math.clamp(place[axis] + width * random.nextGaussian(), 0, Math.nextDown(1.0));
        }
        return place;
    }
}
