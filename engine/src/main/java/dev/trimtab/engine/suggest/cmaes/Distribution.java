package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the points of one generation are drawn from.
 *
 * @param run the search that it belongs to, 0 for the first
 */
record Distribution(Coordinates coordinates, int run, Gaussian gaussian, Categories categories) {
    /** How often a point is drawn that lies in the cube and is new. */
    static final int ATTEMPTS = 32;

    /** So many draws outside of the cube are not accepted; later ones are moved to its border. */
    private static final int PATIENCE = 8;

    /** How much wider each draw is than the one before once patience is over: points near by may all be taken. */
    private static final double WIDER = 1.25;

    /** More than a value is rounded by, in widths of its range. */
    private static final double ROUNDING = 2e-6;

    /** Keeps the draws apart from the study's other ones. */
    private static final long DRAWS = 11;

    /**
     * The numbers that a trial's points are made of, the same in every generation: standard normal ones, spread evenly over
     * neighbouring indices, and uniform ones for categories.
     */
    static double[] draw(Coordinates coordinates, long seed, int index, int attempt) {
        double[] draw = new SobolSequence(Hash.bits(seed, DRAWS), coordinates.size()).at(index, attempt);
        for (int axis : coordinates.normal()) {
            draw[axis] = -NormalLaw.quantileAbove(draw[axis]);
        }
        return draw;
    }

    /**
     * The place that a draw stands for, outside of the cube on axes with steps at times; empty where it lies outside on
     * another one and should be drawn again.
     */
    Optional<double[]> place(double[] draw, int attempt) {
        int[] normal = coordinates.normal();
        double[] vector = new double[normal.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = draw[normal[i]];
        }
        double[] point = gaussian.point(vector, Math.pow(WIDER, Math.max(0, attempt - PATIENCE)));
        double[] place = new double[draw.length];
        Arrays.fill(place, 0.5);
        for (int i = 0; i < point.length; i++) {
            if (coordinates.hasSteps(i) || (point[i] >= 0 && point[i] <= 1)) {
                place[normal[i]] = point[i];
            } else if (attempt < PATIENCE) {
                return Optional.empty();
            } else {
                place[normal[i]] = Math.clamp(point[i], 0, 1);
            }
        }
        for (int i = 0; i < coordinates.categories().length; i++) {
            int axis = coordinates.categories()[i];
            Axis here = coordinates.encoding().axes().get(axis);
            place[axis] = here.middle(categories.category(i, draw[axis]));
        }
        return Optional.of(place);
    }

    /**
     * The place as which a trial was drawn from this distribution; empty where it was not.
     *
     * @param features those of the trial's point
     */
    Optional<double[]> origin(double[] draw, int attempt, double[] features) {
        return place(draw, attempt).filter(place -> {
            double[] seen = coordinates.features(place);
            for (int axis = 0; axis < seen.length; axis++) {
                boolean alike = Double.isNaN(seen[axis])
                        ? Double.isNaN(features[axis])
                        : Math.abs(seen[axis] - features[axis]) <= ROUNDING;
                if (!alike) {
                    return false;
                }
            }
            return true;
        });
    }
}
