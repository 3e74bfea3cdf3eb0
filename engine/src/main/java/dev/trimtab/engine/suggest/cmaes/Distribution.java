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
    /** How often a point is drawn that is new. */
    static final int ATTEMPTS = 32;

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
     * The place that a draw stands for: reflected at the bounds of the cube, except on axes with steps, where it may lie
     * outside ({@link Margin} keeps the mean near).
     */
    double[] place(double[] draw, int attempt) {
        int[] normal = coordinates.normal();
        double[] vector = new double[normal.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = draw[normal[i]];
        }
        double[] point = gaussian.point(vector, Math.pow(WIDER, Math.max(0, attempt - PATIENCE)));
        double[] place = new double[draw.length];
        Arrays.fill(place, 0.5);
        for (int i = 0; i < point.length; i++) {
            place[normal[i]] = coordinates.hasSteps(i) ? point[i] : reflected(point[i]);
        }
        for (int i = 0; i < coordinates.categories().length; i++) {
            int axis = coordinates.categories()[i];
            Axis here = coordinates.encoding().axes().get(axis);
            place[axis] = here.middle(categories.category(i, draw[axis]));
        }
        return place;
    }

    /** A number moved into [0, 1], as if both bounds were mirrors. */
    static double reflected(double x) {
        double folded = x - 2 * Math.floor(x / 2);
        return folded <= 1 ? folded : 2 - folded;
    }

    /**
     * The place as which a trial was drawn from this distribution; empty where it was not.
     *
     * @param features those of the trial's point
     */
    Optional<double[]> origin(double[] draw, int attempt, double[] features) {
        return Optional.of(place(draw, attempt)).filter(place -> {
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
