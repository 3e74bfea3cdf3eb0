package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.random.RandomSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The best points of other studies, to begin with: of each in turn, made whole at random. */
final class Beginnings {
    /** So many of the first suggestions at most come from elsewhere. */
    private static final int MOST = 2;

    private Beginnings() {}

    /** The point of other studies that is tried first, second, …; empty where it is time to look elsewhere, or
     * where it violates a constraint. */
    static Optional<Point> at(int index, Space space, List<Lessons> sources, long seed) {
        if (index >= MOST || sources.isEmpty()) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        for (int rank = 0; rank < MOST; rank++) {
            for (Lessons source : sources) {
                source.best().stream().distinct().skip(rank).findFirst().ifPresent(points::add);
            }
        }
        return points.stream()
                .distinct()
                .skip(index)
                .findFirst()
                .map(point -> {
                    double[] rest = new RandomSequence(Hash.bits(seed, index), space.dimensions()).at(index, 0);
                    return space.complete(point.values(), rest);
                })
                .filter(point -> space.problem(point).isEmpty());
    }
}
