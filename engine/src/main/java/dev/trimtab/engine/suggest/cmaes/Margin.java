package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.space.Axis;

/**
 * Keeps every axis with steps moving: a value next to the present one always has at least a certain probability (Hamano,
 * Saito, Nomura and Shirakawa, "CMA-ES with margin: lower-bounding marginal probability for mixed-integer black-box
 * optimization", GECCO 2022, section 4). Only the mean and the spread of such axes are changed.
 */
final class Margin {
    private static final double NEVER = 1e-12;

    private final Coordinates coordinates;
    private final double alpha;

    /** @param alpha the probability that is kept, in (0, 0.5) */
    Margin(Coordinates coordinates, double alpha) {
        this.coordinates = coordinates;
        this.alpha = alpha;
    }

    void correct(Gaussian gaussian) {
        for (int i = 0; i < gaussian.n; i++) {
            if (coordinates.hasSteps(i)) {
                correct(gaussian, i, coordinates.axis(i));
            }
        }
    }

    private void correct(Gaussian gaussian, int i, Axis axis) {
        int level = axis.level(gaussian.mean[i]);
        boolean lowest = level == 0;
        boolean highest = level == axis.levels() - 1;
        if (lowest || highest) {
            double edge = axis.edges()[lowest ? 1 : axis.levels() - 1];
            double farthest = gaussian.deviation(i) * NormalLaw.quantileAbove(alpha);
            gaussian.mean[i] = edge + Math.clamp(gaussian.mean[i] - edge, -farthest, farthest);
        } else {
            between(gaussian, i, axis.edges()[level], axis.edges()[level + 1]);
        }
    }

    private void between(Gaussian gaussian, int i, double low, double high) {
        double deviation = gaussian.deviation(i);
        double below = NormalLaw.above((gaussian.mean[i] - low) / deviation);
        double above = NormalLaw.above((high - gaussian.mean[i]) / deviation);
        double here = 1 - below - above;
        double leastBelow = Math.max(alpha / 2, below);
        double leastAbove = Math.max(alpha / 2, above);
        double excess = 1 - leastBelow - leastAbove - here;
        double share = excess / (leastBelow + leastAbove + here - 1.5 * alpha);
        double zBelow = NormalLaw.quantileAbove(bounded(leastBelow + share * (leastBelow - alpha / 2)));
        double zAbove = NormalLaw.quantileAbove(bounded(leastAbove + share * (leastAbove - alpha / 2)));
        gaussian.mean[i] = (low * zAbove + high * zBelow) / (zBelow + zAbove);
        gaussian.spread[i] *= (high - low) / (deviation * (zBelow + zAbove));
    }

    private static double bounded(double probability) {
        return Math.clamp(probability, NEVER, 0.5 - NEVER);
    }
}
