package dev.trimtab.engine.suggest.local;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** For every axis the best result that had it, so that a parameter that becomes active begins where it was best. */
final class Known {
    private final Neighbourhood neighbourhood;
    private final @Nullable Observation[] best;
    private final double[] values;

    Known(Neighbourhood neighbourhood) {
        this.neighbourhood = neighbourhood;
        this.best = new Observation[neighbourhood.encoding().size()];
        this.values = new double[best.length];
    }

    void add(Observation observation) {
        if (observation.failed()) {
            return;
        }
        double[] place = neighbourhood.encoding().place(observation.point());
        boolean[] active = neighbourhood.active(place);
        for (int axis = 0; axis < best.length; axis++) {
            Observation before = best[axis];
            if (active[axis] && (before == null || Ranking.BEST_FIRST.compare(observation, before) < 0)) {
                best[axis] = observation;
                values[axis] = place[axis];
            }
        }
    }

    /** The place of a point; what is inactive there is where it was best, or anywhere while that is not known. */
    double[] place(Point point, SplittableRandom random) {
        double[] place = neighbourhood.encoding().place(point);
        boolean[] active = neighbourhood.active(place);
        for (int axis = 0; axis < place.length; axis++) {
            if (!active[axis]) {
                place[axis] = best[axis] == null ? random.nextDouble() : values[axis];
            }
        }
        return place;
    }
}
