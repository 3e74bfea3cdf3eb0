package dev.trimtab.engine.suggest.grid;

import dev.trimtab.engine.space.Enumeration;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.Suggester;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/**
 * Grid search: every combination, in lexicographic order (the last parameter varies fastest), without those tried
 * already and those that violate a constraint. The grid is never laid out: {@link Enumeration} computes the point of a number.
 */
public final class GridSuggester implements Suggester {
    private final Enumeration grid;
    private BigInteger next = BigInteger.ZERO;

    public GridSuggester(Enumeration grid) {
        this.grid = grid;
    }

    /** Points are only ever added to those taken, so what lies behind {@code next} need not be looked at again. */
    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        while (true) {
            Optional<BigInteger> number = grid.next(next);
            if (number.isEmpty()) {
                next = grid.count();
                return Optional.empty();
            }
            next = number.get();
            Point point = grid.at(next);
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
            next = next.add(BigInteger.ONE);
        }
    }

    @Override
    public boolean learns() {
        return false;
    }
}
