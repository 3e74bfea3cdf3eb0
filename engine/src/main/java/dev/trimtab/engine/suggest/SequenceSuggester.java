package dev.trimtab.engine.suggest;

import dev.trimtab.engine.space.Enumeration;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Region;
import dev.trimtab.engine.space.Space;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Points of a space from a sequence in the unit cube. A point that is taken is drawn again a few times, one that violates a
 * constraint more often; then walks inside the constraints take over. Where these find nothing new either, the space is nearly
 * used up, and what is left is looked through from a random place on.
 */
public final class SequenceSuggester implements Suggester {
    /** By then a space with half its points left has failed us once in four billion. */
    private static final int ATTEMPTS = 32;

    /** By then a space of which one point in 25 meets the constraints has failed us once in a million. */
    private static final int MISSES = 320;

    /** Enough values of a continuum that one of them is fresh, within what an enumeration divides it into. */
    private static final int MOST_VALUES = 100_000;

    private final Space space;
    private final Sequence sequence;
    private final long seed;
    private final Map<String, Object> partial;
    private final Region region;

    /** @param partial what every point has in common; empty for the whole space */
    public SequenceSuggester(Space space, Sequence sequence, long seed, Map<String, Object> partial) {
        this.space = space;
        this.sequence = sequence;
        this.seed = seed;
        this.partial = partial;
        this.region = Region.of(space, partial);
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        return drawn(index, taken).or(() -> walked(index, taken)).or(() -> left(index, taken));
    }

    private Optional<Point> drawn(int index, Set<Point> taken) {
        int repeats = 0;
        int misses = 0;
        while (repeats < ATTEMPTS && misses < MISSES) {
            Optional<Point> point = region.point(sequence.at(index, repeats + misses));
            if (point.isEmpty()) {
                misses++;
            } else if (taken.contains(point.get())) {
                repeats++;
            } else {
                return point;
            }
        }
        return Optional.empty();
    }

    private Optional<Point> walked(int index, Set<Point> taken) {
        for (int attempt = 0; attempt < ATTEMPTS && !region.isWhole(); attempt++) {
            var random = new SplittableRandom(Hash.bits(seed, index, ATTEMPTS, attempt));
            Optional<Point> point = region.somewhere(random).flatMap(region::point);
            if (point.isEmpty()) {
                break;
            }
            if (!taken.contains(point.get())) {
                return point;
            }
        }
        return Optional.empty();
    }

    private Optional<Point> left(int index, Set<Point> taken) {
        Enumeration all = Enumeration.of(space, Math.min(taken.size() + 2, MOST_VALUES), partial);
        BigInteger start = Hash.below(all.count(), seed, index, ATTEMPTS);
        return all.firstFresh(start, taken);
    }

    @Override
    public boolean learns() {
        return false;
    }
}
