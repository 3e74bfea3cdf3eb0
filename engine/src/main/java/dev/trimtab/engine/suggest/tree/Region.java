package dev.trimtab.engine.suggest.tree;

import dev.trimtab.engine.space.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What has been decided: the part of the cube that is left. A category is one of all or chosen, a number within bounds that are
 * halved again and again, an order has its first elements.
 */
final class Region {
    /** A continuum is halved no further. */
    private static final double NARROWEST = 1.0 / 64;

    private final List<Part> parts;
    private final double[] low;
    private final double[] high;
    private final int[][] prefixes;

    private Region(List<Part> parts, double[] low, double[] high, int[][] prefixes) {
        this.parts = parts;
        this.low = low;
        this.high = high;
        this.prefixes = prefixes;
    }

    static Region all(List<Part> parts) {
        int axes = parts.getLast().to();
        double[] high = new double[axes];
        Arrays.fill(high, 1);
        return new Region(parts, new double[axes], high, new int[parts.size()][0]);
    }

    /** The parts that are known to count and about which something is left to decide. */
    int[] open() {
        return IntStream.range(0, parts.size())
                .filter(part -> isLeft(part) && isActive(parts.get(part)))
                .toArray();
    }

    private boolean isLeft(int number) {
        Part part = parts.get(number);
        if (part.isOrder()) {
            return prefixes[number].length < part.size() - 1;
        }
        int at = part.from();
        return part.axis().levels() == 0 ? high[at] - low[at] > NARROWEST : first(part) < last(part);
    }

    private boolean isActive(Part part) {
        if (part.parent() < 0) {
            return true;
        }
        Part parent = parts.stream()
                .filter(other -> other.from() == part.parent())
                .findFirst()
                .orElseThrow();
        if (part.opening().length == 0 || !isActive(parent)) {
            return false;
        }
        return IntStream.rangeClosed(first(parent), last(parent)).allMatch(level -> part.opening()[level]);
    }

    private int first(Part part) {
        return part.axis().level(low[part.from()]);
    }

    private int last(Part part) {
        double end = high[part.from()];
        return end >= 1 ? part.axis().levels() - 1 : part.axis().level(end) - 1;
    }

    /** How wide a part is still, 1 at first: what is wide is decided on before what is narrow. */
    double width(int number) {
        Part part = parts.get(number);
        return part.isOrder()
                ? 1 - (double) prefixes[number].length / part.size()
                : high[part.from()] - low[part.from()];
    }

    /** How many ways there are to decide on a part. */
    int branches(int number) {
        Part part = parts.get(number);
        return part.isOrder()
                ? part.size()
                : part.axis().kind() == Axis.Kind.CATEGORY ? part.axis().levels() : 2;
    }

    /** Whether a branch of an order is none: an element that is placed already. */
    boolean isGone(int number, int branch) {
        return parts.get(number).isOrder() && IntStream.of(prefixes[number]).anyMatch(element -> element == branch);
    }

    /** The branch in which a place of this region lies. */
    int branch(int number, double[] place) {
        Part part = parts.get(number);
        int at = part.from();
        if (part.isOrder()) {
            return order(part, place)[prefixes[number].length];
        }
        if (part.axis().kind() == Axis.Kind.CATEGORY) {
            return part.axis().level(place[at]);
        }
        return place[at] < middle(part) ? 0 : 1;
    }

    private double middle(Part part) {
        int at = part.from();
        return part.axis().levels() == 0
                ? (low[at] + high[at]) / 2
                : part.axis().edges()[(first(part) + last(part) + 1) / 2];
    }

    /** What is left once it is decided. */
    Region decided(int number, int branch) {
        Part part = parts.get(number);
        Region next = new Region(parts, low.clone(), high.clone(), prefixes.clone());
        int at = part.from();
        if (part.isOrder()) {
            int[] before = prefixes[number];
            next.prefixes[number] = Arrays.copyOf(before, before.length + 1);
            next.prefixes[number][before.length] = branch;
        } else if (part.axis().kind() == Axis.Kind.CATEGORY) {
            next.low[at] = part.axis().edges()[branch];
            next.high[at] = part.axis().edges()[branch + 1];
        } else if (branch == 0) {
            next.high[at] = middle(part);
        } else {
            next.low[at] = middle(part);
        }
        return next;
    }

    /** A place of this region at random. */
    double[] anywhere(SplittableRandom random) {
        double[] place = new double[low.length];
        for (int number = 0; number < parts.size(); number++) {
            redraw(place, number, random);
        }
        return place;
    }

    /** Draws a part of a place anew. */
    void redraw(double[] place, int number, SplittableRandom random) {
        Part part = parts.get(number);
        for (int axis = part.from(); axis < part.to(); axis++) {
            place[axis] = random.nextDouble(low[axis], high[axis]);
        }
        if (part.isOrder()) {
            put(place, part, prefixes[number]);
        }
    }

    /** The first elements get the smallest keys, the others keep their order. */
    private static void put(double[] place, Part part, int[] prefix) {
        List<Integer> order = new ArrayList<>(IntStream.of(prefix).boxed().toList());
        for (int element : order(part, place)) {
            if (!order.contains(element)) {
                order.add(element);
            }
        }
        for (int rank = 0; rank < order.size(); rank++) {
            place[part.from() + order.get(rank)] = (rank + 0.5) / order.size();
        }
    }

    private static int[] order(Part part, double[] place) {
        return IntStream.range(0, part.size())
                .boxed()
                .sorted(Comparator.comparingDouble(element -> place[part.from() + element]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
