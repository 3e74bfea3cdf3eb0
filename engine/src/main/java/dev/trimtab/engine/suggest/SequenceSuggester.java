package dev.trimtab.engine.suggest;

import dev.trimtab.engine.space.Enumeration;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Points of a space from a sequence in the unit cube. A point that is taken is drawn again a few times; then the space is
 * nearly used up, and what is left is looked through from a random place on.
 *
 * @param partial what every point has in common; empty for the whole space
 */
public record SequenceSuggester(Space space, Sequence sequence, long seed, Map<String, Object> partial)
        implements Suggester {
    /** By then a space with half its points left has failed us once in four billion. */
    private static final int ATTEMPTS = 32;

    /** Enough values of a continuum that one of them is fresh, within what an enumeration divides it into. */
    private static final int MOST_VALUES = 100_000;

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Point point = space.complete(partial, sequence.at(index, attempt));
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
        }
        Enumeration all = Enumeration.of(space, Math.min(taken.size() + 2, MOST_VALUES), partial);
        BigInteger start = Hash.below(all.count(), seed, index, ATTEMPTS);
        return all.firstFresh(start, taken);
    }

    @Override
    public boolean learns() {
        return false;
    }
}
