package dev.trimtab.engine.suggest.local;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which places of a space's cube are next to each other: those that differ in one parameter, and not by much. */
final class Neighbourhood {
    /** Numbers move by anything from this part of their range to half of it, every order of magnitude as likely as another. */
    private static final double SHORTEST = 0.005;

    private static final double LONGEST = 0.5;

    /** What a number counts for: up and down, near and far. */
    private static final int NEIGHBOURS_OF_A_NUMBER = 4;

    /**
     * A parameter that has more than one value.
     *
     * @param from its first axis
     * @param to the axis after its last one
     */
    private record Part(Axis axis, int from, int to) {
        int neighbours() {
            int size = to - from;
            return switch (axis.kind()) {
                case RANK -> size * (size - 1);
                case CATEGORY -> axis.levels() - 1;
                case NUMBER ->
                    axis.levels() == 0 ? NEIGHBOURS_OF_A_NUMBER : Math.min(axis.levels() - 1, NEIGHBOURS_OF_A_NUMBER);
            };
        }
    }

    private final Encoding encoding;
    private final List<Part> parts = new ArrayList<>();

    Neighbourhood(Space space) {
        encoding = Encoding.of(space);
        int from = 0;
        for (int i = 0; i < space.parameters().size(); i++) {
            int to = from + space.parameters().get(i).dimensions();
            Part part = new Part(encoding.axes().get(from), from, to);
            if (part.neighbours() > 0) {
                parts.add(part);
            }
            from = to;
        }
    }

    Encoding encoding() {
        return encoding;
    }

    /** Whether there is more than one point at all. */
    boolean isSingle() {
        return parts.isEmpty();
    }

    /** About how many neighbours a place has, parameters that are inactive there included. */
    int size() {
        return parts.stream().mapToInt(Part::neighbours).sum();
    }

    /** The axes that count at a place. */
    boolean[] active(double[] place) {
        double[] features = encoding.features(place);
        boolean[] active = new boolean[features.length];
        for (int axis = 0; axis < active.length; axis++) {
            active[axis] = !Double.isNaN(features[axis]);
        }
        return active;
    }

    /** Changes one of the parameters that count; those with many neighbours more often, by the root of their number. */
    void step(double[] place, SplittableRandom random) {
        boolean[] active = active(place);
        double[] weights = parts.stream()
                .mapToDouble(part -> active[part.from()] ? Math.sqrt(part.neighbours()) : 0)
                .toArray();
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        int chosen = -1;
        for (int i = 0; i < weights.length && left >= 0; i++) {
            chosen = weights[i] > 0 ? i : chosen;
            left -= weights[i];
        }
        if (chosen >= 0) {
            change(place, parts.get(chosen), random);
        }
    }

    private static void change(double[] place, Part part, SplittableRandom random) {
        Axis axis = part.axis();
        int at = part.from();
        switch (axis.kind()) {
            case RANK -> reorder(place, part, random);
            case CATEGORY -> {
                int level = axis.level(place[at]);
                int other = random.nextInt(axis.levels() - 1);
                place[at] = axis.middle(other < level ? other : other + 1);
            }
            case NUMBER -> place[at] = axis.levels() == 0 ? moved(place[at], random) : stepped(axis, place[at], random);
        }
    }

    private static double moved(double x, SplittableRandom random) {
        double length = SHORTEST * Math.pow(LONGEST / SHORTEST, random.nextDouble());
        double to = random.nextBoolean() ? x + length : x - length;
        return to >= 0 && to < 1 ? to : Math.clamp(2 * x - to, 0, Math.nextDown(1.0));
    }

    /** Most often to the next level; the farther away, the more seldom. */
    private static double stepped(Axis axis, double x, SplittableRandom random) {
        int level = axis.level(x);
        int length = (int) Math.pow(axis.levels(), random.nextDouble());
        int to = random.nextBoolean() ? level + length : level - length;
        if (to < 0 || to >= axis.levels()) {
            to = Math.clamp(2L * level - to, 0, axis.levels() - 1);
        }
        return axis.middle(to != level ? to : level == 0 ? 1 : level - 1);
    }

    private static void reorder(double[] place, Part part, SplittableRandom random) {
        int size = part.to() - part.from();
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(element -> place[part.from() + element]))
                .mapToInt(Integer::intValue)
                .toArray();
        Moves.reorder(order, random);
        for (int rank = 0; rank < size; rank++) {
            place[part.from() + order[rank]] = (rank + 0.5) / size;
        }
    }

    Point point(double[] place) {
        return encoding.point(place);
    }
}
