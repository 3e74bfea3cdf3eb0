package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The points of a space in lexicographic order, numbered from 0; each is found from its number in time proportional to
 * the number of parameters, whatever the number of points.
 *
 * <p>The last parameter varies fastest. A parameter with a condition counts as standing directly after its parent, and
 * only where it is active. A continuum is divided into a number of values evenly spaced on its scale.
 */
public final class Enumeration {
    private final Space space;
    private final List<Node> roots;
    private final BigInteger count;

    private Enumeration(Space space, List<Node> roots) {
        this.space = space;
        this.roots = roots;
        this.count = Node.product(roots);
    }

    /**
     * Every point of the space.
     *
     * @param points into how many values a continuum is divided, both ends included; from 2 to 100,000
     */
    public static Enumeration of(Space space, int points) {
        return of(space, points, Map.of());
    }

    /** Every point of the space that completes a partial one. */
    public static Enumeration of(Space space, int points, Map<String, ?> partial) {
        Tree tree = space.tree();
        Map<String, List<Object>> choices = Demand.of(tree, partial).choices();
        return new Enumeration(
                space,
                tree.roots().stream()
                        .map(root -> Node.of(tree, root, points, choices))
                        .toList());
    }

    /** How many points there are, at least 1. */
    public BigInteger count() {
        return count;
    }

    /** The point of a number in [0, {@link #count()}). */
    public Point at(BigInteger number) {
        if (number.signum() < 0 || number.compareTo(count) >= 0) {
            throw new IndexOutOfBoundsException("There are " + count + " points, number " + number + " is not one.");
        }
        Map<String, Object> values = new HashMap<>();
        Node.fill(roots, number, values);
        return space.typed(values);
    }

    /**
     * The first point from {@code start} on, and round again from 0, that is not taken; empty where all are. Looks at no
     * more than one point beyond the number of those taken.
     */
    public Optional<Point> firstFresh(BigInteger start, Set<Point> taken) {
        BigInteger number = start;
        for (int looked = 0;
                looked <= taken.size() && BigInteger.valueOf(looked).compareTo(count) < 0;
                looked++) {
            Point point = at(number);
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
            number = number.add(BigInteger.ONE).mod(count);
        }
        return Optional.empty();
    }
}
