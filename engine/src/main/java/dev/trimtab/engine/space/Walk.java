package dev.trimtab.engine.space;

import java.util.SplittableRandom;

/**
 * A random walk that stays where few constraints are violated: hit-and-run (Smith, "Efficient Monte Carlo procedures for generating
 * points uniformly distributed over bounded regions", Operations Research 1984), each step drawn from a random line through the
 * last place, which is shortened where it misses (Neal, "Slice sampling", Annals of Statistics 2003). However thin the region is,
 * a step costs but the logarithm of that; and places are visited evenly.
 */
final class Walk {
    private static final int NARROWINGS = 40;

    private final Region region;
    private final SplittableRandom random;

    Walk(Region region, SplittableRandom random) {
        this.region = region;
        this.random = random;
    }

    /**
     * Where a walk ends.
     *
     * @param most violations to be borne, no fewer than there are at the start
     */
    double[] from(double[] start, int most, int steps) {
        double[] place = start;
        for (int step = 0; step < steps; step++) {
            place = step(place, most);
        }
        return place;
    }

    /** A place inside that is nearer to a target: every step goes as near as its random line leads, or a part of that way. */
    double[] towards(double[] target, double[] from, int steps) {
        double[] place = from;
        for (int step = 0; step < steps; step++) {
            double[] direction = step < from.length ? axis(step, from.length) : direction(from.length);
            double along = 0;
            double square = 0;
            for (int i = 0; i < place.length; i++) {
                along += direction[i] * (target[i] - place[i]);
                square += direction[i] * direction[i];
            }
            double[] next = new double[place.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = Math.clamp(place[i] + along / square * direction[i], 0, 1);
            }
            place = region.towards(place, next);
        }
        return place;
    }

    /** The next place, or the same one. */
    double[] step(double[] from, int most) {
        double[] direction = direction(from.length);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int i = 0; i < from.length; i++) {
            if (direction[i] != 0) {
                double one = -from[i] / direction[i];
                double other = (1 - from[i]) / direction[i];
                low = Math.max(low, Math.min(one, other));
                high = Math.min(high, Math.max(one, other));
            }
        }
        for (int i = 0; i < NARROWINGS && low < high; i++) {
            double at = low + random.nextDouble() * (high - low);
            double[] place = new double[from.length];
            for (int k = 0; k < place.length; k++) {
                place[k] = Math.clamp(from[k] + at * direction[k], 0, 1);
            }
            if (most == 0 ? region.holds(place) : region.violations(place) <= most) {
                return place;
            }
            if (at < 0) {
                low = at;
            } else {
                high = at;
            }
        }
        return from;
    }

    private static double[] axis(int axis, int dimensions) {
        double[] direction = new double[dimensions];
        direction[axis] = 1;
        return direction;
    }

    /** Along one axis, along two of them at once, which sums and differences call for, or any way. */
    private double[] direction(int dimensions) {
        double[] direction = new double[dimensions];
        int one = random.nextInt(dimensions);
        switch (dimensions == 1 ? 0 : random.nextInt(4)) {
            case 0 -> direction[one] = 1;
            case 1, 2 -> {
                direction[one] = 1;
                int other = random.nextInt(dimensions - 1);
                direction[other < one ? other : other + 1] = random.nextBoolean() ? 1 : -1;
            }
            default -> {
                for (int i = 0; i < dimensions; i++) {
                    direction[i] = random.nextGaussian();
                }
            }
        }
        return direction;
    }
}
