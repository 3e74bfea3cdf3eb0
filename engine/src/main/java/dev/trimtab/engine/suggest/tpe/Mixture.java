package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.space.Axis;
import java.util.SplittableRandom;

/**
 * A density over the unit cube: one component for each of a group of points, the product of kernels over the axes, and one
 * that is uniform. On an axis that is inactive at its point a component is uniform, too, so that points are compared by the
 * axes that are active at both.
 */
final class Mixture {
    private static final int MOST_STEPS = 64;

    /** Terms that much smaller than the largest one do not show in a sum of them all. */
    private static final double NEGLIGIBLE = -40;

    private final Kernel[] kernels;
    private final double[] weights;
    private final double[] logWeights;
    private final double prior;

    /**
     * @param features of the points, n×d
     * @param weights of the points, above 0; the uniform component weighs 1
     */
    Mixture(Bandwidths bandwidths, double[][] features, double[] weights) {
        double sum = 1;
        for (double weight : weights) {
            sum += weight;
        }
        this.weights = new double[weights.length];
        this.logWeights = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            this.weights[i] = weights[i] / sum;
            logWeights[i] = Math.log(weights[i] / sum);
        }
        this.prior = 1 / sum;
        this.kernels = new Kernel[bandwidths.size()];
        for (int axis = 0; axis < kernels.length; axis++) {
            double[] centres = new double[features.length];
            for (int i = 0; i < centres.length; i++) {
                centres[i] = features[i][axis];
            }
            kernels[axis] = kernel(bandwidths, axis, centres);
        }
    }

    private static Kernel kernel(Bandwidths bandwidths, int index, double[] centres) {
        Axis axis = bandwidths.axis(index);
        double bandwidth = bandwidths.at(index);
        return switch (axis.kind()) {
            case CATEGORY -> new CategoryKernel(axis, centres, bandwidth);
            case NUMBER ->
                axis.levels() > 0 && axis.levels() <= MOST_STEPS
                        ? SteppedKernel.of(axis, centres, bandwidth)
                        : new SmoothKernel(axis, centres, bandwidth);
            case RANK ->
                bandwidths.elements(axis) <= MOST_STEPS
                        ? SteppedKernel.ofRanks(bandwidths.elements(axis), centres, bandwidth)
                        : new SmoothKernel(axis, centres, bandwidth);
        };
    }

    /** The logarithm of the density, relative to a uniform one. */
    double logDensity(double[] features) {
        double[] terms = logWeights.clone();
        for (int axis = 0; axis < kernels.length; axis++) {
            if (!Double.isNaN(features[axis])) {
                kernels[axis].add(features[axis], terms);
            }
        }
        double most = Math.log(prior);
        for (double term : terms) {
            most = Math.max(most, term);
        }
        double sum = prior * Math.exp(-most);
        for (double term : terms) {
            if (term - most > NEGLIGIBLE) {
                sum += Math.exp(term - most);
            }
        }
        return most + Math.log(sum);
    }

    /**
     * A place drawn from the density.
     *
     * @param mixing the chance, for every axis, to take another component's value
     */
    double[] draw(double mixing, SplittableRandom random) {
        int component = component(random);
        double[] place = new double[kernels.length];
        for (int axis = 0; axis < place.length; axis++) {
            int of = random.nextDouble() < mixing ? component(random) : component;
            place[axis] = of < weights.length && kernels[axis].isActive(of)
                    ? kernels[axis].draw(of, random)
                    : random.nextDouble();
        }
        return place;
    }

    /** The number of a point, or of points for the uniform component. */
    private int component(SplittableRandom random) {
        double left = random.nextDouble();
        int component = 0;
        while (component < weights.length && left >= weights[component]) {
            left -= weights[component];
            component++;
        }
        return component;
    }
}
