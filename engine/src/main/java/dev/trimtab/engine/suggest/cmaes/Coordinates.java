package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which axes of a space are searched by a normal distribution and which by probabilities of categories. Axes of a single value
 * are searched by neither.
 *
 * @param normal the axes of numbers, with steps or without, and of the keys of orders
 * @param categories the axes of categories
 */
record Coordinates(Encoding encoding, int[] normal, int[] categories) {
    static Coordinates of(Encoding encoding) {
        return new Coordinates(
                encoding,
                axes(encoding, axis -> axis.kind() != Axis.Kind.CATEGORY),
                axes(encoding, axis -> axis.kind() == Axis.Kind.CATEGORY));
    }

    private static int[] axes(Encoding encoding, Predicate<Axis> wanted) {
        return IntStream.range(0, encoding.size())
                .filter(i -> encoding.axes().get(i).levels() != 1)
                .filter(i -> wanted.test(encoding.axes().get(i)))
                .toArray();
    }

    /** How many coordinates a place has. */
    int size() {
        return encoding.size();
    }

    /** The axis of a dimension of the normal distribution. */
    Axis axis(int dimension) {
        return encoding.axes().get(normal[dimension]);
    }

    /** Whether a dimension of the normal distribution has steps. */
    boolean hasSteps(int dimension) {
        return axis(dimension).levels() > 0;
    }

    /** How many axes have only so many values. */
    int discrete() {
        return categories.length
                + (int) IntStream.range(0, normal.length).filter(this::hasSteps).count();
    }

    /** What is seen at a place, which may lie outside of the cube. */
    double[] features(double[] place) {
        double[] inside = place.clone();
        for (int axis = 0; axis < inside.length; axis++) {
            inside[axis] = Math.clamp(inside[axis], 0, Math.nextDown(1.0));
        }
        return encoding.features(inside);
    }

    /** The dimensions of the normal distribution at a place. */
    double[] normal(double[] place) {
        return Arrays.stream(normal).mapToDouble(axis -> place[axis]).toArray();
    }

    /** The category on each axis of categories; -1 where the place has NaN. */
    int[] categories(double[] place) {
        return Arrays.stream(categories)
                .map(axis -> Double.isNaN(place[axis])
                        ? -1
                        : encoding.axes().get(axis).level(place[axis]))
                .toArray();
    }
}
