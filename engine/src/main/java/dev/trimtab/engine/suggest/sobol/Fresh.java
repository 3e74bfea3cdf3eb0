package dev.trimtab.engine.suggest.sobol;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.SequenceSuggester;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Points that have not been tried: what an algorithm makes up where that is new, else one of a quasi-random sequence. */
public final class Fresh {
    private final SequenceSuggester sequence;

    public Fresh(Space space, long seed) {
        this.sequence = new SequenceSuggester(space, new SobolSequence(seed, space.dimensions()), seed, Map.of());
    }

    /** The next point of the sequence that is new; empty where every point there is was tried. */
    public Optional<Point> spread(int index, Set<Point> taken) {
        return sequence.suggest(index, taken);
    }

    /**
     * The first new point of several attempts.
     *
     * @param attempts how many there are
     * @param make the point of an attempt, counted from 0
     */
    public Optional<Point> first(int index, Set<Point> taken, int attempts, IntFunction<Point> make) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            Point point = make.apply(attempt);
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
        }
        return sequence.suggest(index, taken);
    }
}
