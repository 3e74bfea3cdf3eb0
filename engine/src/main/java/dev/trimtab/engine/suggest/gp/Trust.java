package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;
import java.util.List;

/**
 * Where a model is believed: on no continuous axis further than a radius from a point that was observed. While there are few
 * points for the number of axes, the corners of the space would otherwise look the most promising of all (after the trust
 * region of Song et al., "The Vizier Gaussian process bandit algorithm", 2024).
 *
 * @param bounded the axes on which distance counts
 * @param radius in the unit cube; 1 or more where the model is believed everywhere
 */
record Trust(List<double[]> places, boolean[] bounded, double radius) {
    private static final double SMALLEST = 0.2;
    private static final double LARGEST = 0.5;

    /** So many points for each axis are enough to believe a model far from them. */
    static final double POINTS_PER_DIMENSION = 5;

    /** @param places the points that were observed, at least one */
    static Trust of(Encoding encoding, List<double[]> places) {
        boolean[] bounded = new boolean[encoding.size()];
        int dimensions = 0;
        for (int axis = 0; axis < bounded.length; axis++) {
            Axis here = encoding.axes().get(axis);
            bounded[axis] = here.kind() == Axis.Kind.NUMBER && here.levels() == 0;
            dimensions += bounded[axis] ? 1 : 0;
        }
        double enough = POINTS_PER_DIMENSION * (dimensions + 1);
        double radius = SMALLEST + (LARGEST - SMALLEST) * places.size() / enough;
        return new Trust(places, bounded, radius > LARGEST ? 1 : radius);
    }

    /** Only near one place. */
    Trust around(double[] place, double radius) {
        return new Trust(List.of(place), bounded, Math.min(radius, this.radius));
    }

    /** Whether there are still few points for the number of axes. */
    boolean isNarrow() {
        return radius < 1;
    }

    /** The observed place nearest to this one. */
    double[] anchor(double[] place) {
        double[] nearest = places.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (double[] other : places) {
            double distance = 0;
            for (int axis = 0; axis < place.length; axis++) {
                distance = bounded[axis] ? Math.max(distance, Math.abs(place[axis] - other[axis])) : distance;
            }
            if (distance < least) {
                least = distance;
                nearest = other;
            }
        }
        return nearest;
    }

    /** Moves a place to where the model is believed. */
    void pull(double[] place) {
        if (isNarrow()) {
            double[] anchor = anchor(place);
            for (int axis = 0; axis < place.length; axis++) {
                if (bounded[axis]) {
                    place[axis] = Math.clamp(place[axis], anchor[axis] - radius, anchor[axis] + radius);
                }
            }
        }
    }
}
