package dev.trimtab.engine.suggest.sobol;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Region;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Suggester;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** An algorithm whose points are led inside the constraints of the space where it has not kept to them itself. */
public final class Inside implements Suggester {
    private final Space space;
    private final Suggester algorithm;
    private final Fresh fresh;

    private Inside(Space space, Suggester algorithm, Fresh fresh) {
        this.space = space;
        this.algorithm = algorithm;
        this.fresh = fresh;
    }

    /** The algorithm itself where there are no constraints. */
    public static Suggester of(Space space, long seed, Suggester algorithm) {
        return space.constraints().isEmpty() ? algorithm : new Inside(space, algorithm, new Fresh(space, seed));
    }

    /** What was made of a point, led inside the constraints; the point itself where that is outside, too. */
    public static Point led(Space space, Point from, Point made, long seed) {
        if (space.allows(made.values())) {
            return made;
        }
        Encoding encoding = Encoding.of(space);
        Region region = Region.of(space);
        double[] inside = encoding.place(from);
        return region.holds(inside)
                ? region.point(region.nearest(inside, encoding.place(made), new SplittableRandom(seed)))
                        .orElse(from)
                : from;
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        Optional<Point> point = algorithm.suggest(index, taken);
        return point.isEmpty() || space.allows(point.get().values())
                ? point
                : fresh.first(index, taken, 1, attempt -> point.get());
    }

    @Override
    public boolean learns() {
        return algorithm.learns();
    }
}
