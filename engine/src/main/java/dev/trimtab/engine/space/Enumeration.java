package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
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
 *
 * <p>Numbers are those of all combinations. One that violates a constraint is passed over, and with it all that differ from it in
 * nothing that the constraint speaks of and follow it.
 */
public final class Enumeration {
    /** About so many points are looked at in a second. */
    private static final int MOST_LOOKS = 1 << 20;

    private final Space space;
    private final List<Node> roots;
    private final BigInteger count;
    private final List<Rule> rules;

    /**
     * A constraint.
     *
     * @param block so many numbers in a row, from a multiple of it on, differ in nothing that the constraint speaks of
     */
    private record Rule(Constraint constraint, BigInteger block) {}

    private Enumeration(Space space, Tree tree, List<Node> roots) {
        this.space = space;
        this.roots = roots;
        this.count = Node.product(roots);
        this.rules = space.constraints().stream()
                .map(constraint -> new Rule(constraint, block(constraint, tree)))
                .toList();
    }

    private BigInteger block(Constraint constraint, Tree tree) {
        Set<String> involved = new HashSet<>();
        constraint.parameters().forEach(name -> involved.add(tree.root(name)));
        BigInteger block = BigInteger.ONE;
        for (Node root : roots.reversed()) {
            if (involved.contains(root.name())) {
                return block;
            }
            block = block.multiply(root.count());
        }
        return block;
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
                tree,
                tree.roots().stream()
                        .map(root -> Node.of(tree, root, points, choices))
                        .toList());
    }

    /** How many points there are, those that violate constraints included; at least 1. */
    public BigInteger count() {
        return count;
    }

    /** The point of a number in [0, {@link #count()}), whether it meets the constraints or not. */
    public Point at(BigInteger number) {
        return space.typed(values(number));
    }

    /** The number of the first point from {@code from} on that meets the constraints; empty where there is none, or none in sight. */
    public Optional<BigInteger> next(BigInteger from) {
        return next(from, MOST_LOOKS);
    }

    /** @param looks how many points are looked at */
    Optional<BigInteger> next(BigInteger from, int looks) {
        BigInteger number = from;
        for (int look = 0; look < looks && number.compareTo(count) < 0; look++) {
            BigInteger next = rules.isEmpty() ? number : passed(number, values(number));
            if (next.equals(number)) {
                return Optional.of(number);
            }
            number = next;
        }
        return Optional.empty();
    }

    /**
     * The first point from {@code start} on, and round again from 0, that meets the constraints and is not taken; empty where all
     * are, or none is in sight. Of the points that meet the constraints it looks at no more than one beyond the number of those
     * taken.
     */
    public Optional<Point> firstFresh(BigInteger start, Set<Point> taken) {
        return firstFresh(start, count, taken).or(() -> firstFresh(BigInteger.ZERO, start, taken));
    }

    private Optional<Point> firstFresh(BigInteger from, BigInteger to, Set<Point> taken) {
        Optional<BigInteger> number = next(from).filter(next -> next.compareTo(to) < 0);
        while (number.isPresent()) {
            Point point = at(number.get());
            if (!taken.contains(point)) {
                return Optional.of(point);
            }
            number = next(number.get().add(BigInteger.ONE)).filter(next -> next.compareTo(to) < 0);
        }
        return Optional.empty();
    }

    private Map<String, Object> values(BigInteger number) {
        if (number.signum() < 0 || number.compareTo(count) >= 0) {
            throw new IndexOutOfBoundsException("There are " + count + " points, number " + number + " is not one.");
        }
        Map<String, Object> values = new HashMap<>();
        Node.fill(roots, number, values);
        return values;
    }

    /** The number itself where its point meets the constraints; else one before which there is none that does. */
    private BigInteger passed(BigInteger number, Map<String, Object> values) {
        BigInteger next = number;
        for (Rule rule : rules) {
            if (!rule.constraint().holds(values)) {
                BigInteger block = rule.block();
                next = next.max(number.divide(block).add(BigInteger.ONE).multiply(block));
            }
        }
        return next;
    }
}
