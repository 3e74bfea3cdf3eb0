package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;

/**
 * How far a component reaches on every axis: in proportion to how far the good points spread, and less the more of them
 * there are (Scott, "Multivariate density estimation", 1992, section 6.3.1). The bad points have the same reach, so that
 * what tells the two densities apart is where their points lie.
 */
final class Bandwidths {
    /** Of a single good point, which says nothing of how far they spread. */
    private static final double WIDEST = 0.2;

    private static final double NARROWEST = 0.01;

    /** In levels of a number: narrower ones would leave neighbours out. */
    private static final double LEAST_LEVELS = 0.25;

    /** Of the weight of a category, to every other one. */
    private static final double OTHER_CATEGORIES = 0.1;

    private static final double UNIFORM_VARIANCE = 1 / 12.0;

    private final Axis[] axes;
    private final double[] widths;

    private Bandwidths(Axis[] axes, double[] widths) {
        this.axes = axes;
        this.widths = widths;
    }

    /** @param good features of the good points, k×d, k at least 1 */
    static Bandwidths of(Encoding encoding, double[][] good) {
        Axis[] axes = encoding.axes().toArray(Axis[]::new);
        double[] widths = new double[axes.length];
        double widest = WIDEST * Math.pow(good.length, -1 / (active(good) + 4));
        for (int axis = 0; axis < axes.length; axis++) {
            widths[axis] = axes[axis].kind() == Axis.Kind.CATEGORY
                    ? OTHER_CATEGORIES
                    : number(axes[axis], widest * spread(good, axis));
        }
        return new Bandwidths(axes, widths);
    }

    int size() {
        return axes.length;
    }

    Axis axis(int axis) {
        return axes[axis];
    }

    /** Of how many axes the parameter of this one consists. */
    int elements(Axis axis) {
        int count = 0;
        for (Axis other : axes) {
            count += other.parameter() == axis.parameter() ? 1 : 0;
        }
        return count;
    }

    /** A standard deviation; of a category, the weight of every other one. */
    double at(int axis) {
        return widths[axis];
    }

    /** How many axes are active at a point on average. */
    private static double active(double[][] good) {
        double active = 0;
        for (double[] features : good) {
            for (double feature : features) {
                active += Double.isNaN(feature) ? 0 : 1;
            }
        }
        return active / good.length;
    }

    private static double number(Axis axis, double width) {
        double least = axis.levels() > 0 ? LEAST_LEVELS / axis.levels() : 0;
        return Math.clamp(Math.max(width, least), NARROWEST, 1);
    }

    /** The standard deviation, 1 for that of a uniform distribution, from which one more point seems to come. */
    private static double spread(double[][] good, int axis) {
        int n = 0;
        double sum = 0;
        double squares = 0;
        for (double[] features : good) {
            double x = features[axis];
            if (!Double.isNaN(x)) {
                n++;
                sum += x;
                squares += x * x;
            }
        }
        double around = n == 0 ? 0 : Math.max(0, squares - sum * sum / n);
        double variance = (around + UNIFORM_VARIANCE) / Math.max(1, n);
        return Math.min(1, Math.sqrt(variance / UNIFORM_VARIANCE));
    }
}
