package dev.trimtab.engine.suggest.sobol;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Region;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.SequenceSuggester;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Points that have not been tried and meet the constraints: what an algorithm makes up where that does, or a point near to
 * it that does; else one of a quasi-random sequence.
 */
public final class Fresh {
    /** So many points that violate constraints are led inside. */
    private static final int REPAIRS = 8;

    /** Among so many of the last points is the nearest one looked for. */
    private static final int RECENT = 64;

    /** Keeps the draws apart from the study's other ones. */
    private static final long REPAIRING = 21;

    private final Space space;
    private final long seed;
    private final SequenceSuggester sequence;

    public Fresh(Space space, long seed) {
        this.space = space;
        this.seed = seed;
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
        List<Point> outside = new ArrayList<>();
        for (int attempt = 0; attempt < attempts; attempt++) {
            Point point = make.apply(attempt);
            if (!space.allows(point.values())) {
                outside.add(point);
            } else if (!taken.contains(point)) {
                return Optional.of(point);
            }
        }
        return repaired(index, outside, taken).or(() -> sequence.suggest(index, taken));
    }

    private Optional<Point> repaired(int index, List<Point> outside, Set<Point> taken) {
        if (outside.isEmpty()) {
            return Optional.empty();
        }
        Encoding encoding = Encoding.of(space);
        Region region = Region.of(space);
        List<Point> all = List.copyOf(taken);
        List<double[]> inside = all.subList(Math.max(0, all.size() - RECENT), all.size()).stream()
                .filter(point -> space.problem(point).isEmpty())
                .map(encoding::place)
                .filter(region::holds)
                .toList();
        var random = new SplittableRandom(Hash.bits(seed, index, REPAIRING));
        for (int i = 0; i < Math.min(REPAIRS, outside.size()) && !inside.isEmpty(); i++) {
            double[] place = encoding.place(outside.get(i));
            Optional<Point> point = region.point(region.nearest(nearest(inside, place), place, random));
            if (point.filter(one -> !taken.contains(one)).isPresent()) {
                return point;
            }
        }
        return Optional.empty();
    }

    private static double[] nearest(List<double[]> places, double[] to) {
        double[] nearest = places.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (double[] place : places) {
            double distance = 0;
            for (int i = 0; i < to.length; i++) {
                distance += (place[i] - to[i]) * (place[i] - to[i]);
            }
            if (distance < least) {
                least = distance;
                nearest = place;
            }
        }
        return nearest;
    }
}
