package dev.trimtab.engine.suggest.local;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where the search stands, as finished trials have led it in the order in which they finished.
 *
 * <p>A trial that is at least as good as where the search stands is where it stands next, whoever asked for it and when. So many
 * in a row that are not, and it stands at what passes for a local optimum: the next descent begins a few changes away from the best
 * of all, or now and then anywhere. Trials of the former descent may still be running then; a trial is known to begin the new one by
 * making its change again.
 */
final class Walk {
    /** Draws of a point for an index before it is drawn from the whole space. */
    static final int ATTEMPTS = 32;

    /** So many attempts in vain, and one more parameter is changed. */
    private static final int PATIENCE = 8;

    /** The probability with which a descent begins anywhere rather than near the best. */
    private static final double ANYWHERE = 0.1;

    /** Keeps the draws of beginnings apart from those of steps. */
    private static final long BEGINNINGS = 13;

    private final Neighbourhood neighbourhood;
    private final Known known;
    private final long seed;
    private final int start;
    private final int patience;
    private final int kick;
    private int finished;
    private int idle;
    private int descent;
    private @Nullable Observation best;
    private @Nullable Observation here;

    /**
     * @param start how many trials finish before the first descent begins at the best of them
     * @param patience trials in a row that are no better
     * @param kick changes
     */
    Walk(Neighbourhood neighbourhood, long seed, int start, int patience, int kick) {
        this.neighbourhood = neighbourhood;
        this.known = new Known(neighbourhood);
        this.seed = seed;
        this.start = start;
        this.patience = patience;
        this.kick = kick;
    }

    /** Goes on with the trial that finished next. */
    void finish(Observation observation) {
        finished++;
        boolean isBest = best == null || Ranking.BEST_FIRST.compare(observation, best) < 0;
        boolean begins = here == null && descent > 0 && isBeginning(observation);
        known.add(observation);
        if (isBest) {
            best = observation.failed() ? null : observation;
        }
        if (isStarting()) {
            here = best;
            return;
        }
        if (here == null) {
            idle++;
            if (best != null && (isBest || begins || idle >= patience)) {
                moveTo(observation.failed() ? best : observation);
            }
        } else {
            int order = Ranking.BEST_FIRST.compare(observation, here);
            if (order < 0) {
                moveTo(observation);
            } else if (++idle >= patience) {
                descent++;
                idle = 0;
                here = null;
            } else if (order == 0) {
                here = observation;
            }
        }
    }

    private void moveTo(Observation observation) {
        here = observation;
        idle = 0;
    }

    /** Whether there is nothing to stand at yet, or the first trials have not finished. */
    boolean isStarting() {
        return finished < start || best == null;
    }

    /** A point for a trial; empty where it is to be one of the whole space. */
    Optional<Point> next(int index, int attempt) {
        if (best == null) {
            return Optional.empty();
        }
        var random = new SplittableRandom(Hash.bits(seed, index, attempt));
        int more = attempt / PATIENCE;
        if (here != null) {
            return Optional.of(changed(here, 1 + more, random));
        }
        return Optional.of(isAnywhere() ? anywhere(random) : changed(best, kick + more, random));
    }

    private Point anywhere(SplittableRandom random) {
        return neighbourhood.point(
                random.doubles(neighbourhood.encoding().size()).toArray());
    }

    private boolean isAnywhere() {
        return Hash.unit(Hash.bits(seed, BEGINNINGS, descent)) < ANYWHERE;
    }

    private Point changed(Observation from, int changes, SplittableRandom random) {
        double[] place = known.place(from.point(), random);
        for (int change = 0; change < changes; change++) {
            neighbourhood.step(place, random);
        }
        return neighbourhood.point(place);
    }

    /** Looks at the first attempts only: where more were in vain, the space is nearly used up, and any trial will do in the end. */
    private boolean isBeginning(Observation observation) {
        if (observation.failed() || observation.index() < 0) {
            return false;
        }
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            if (next(observation.index(), attempt)
                    .filter(observation.point()::equals)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
