package dev.trimtab.engine.linalg;

/**
 * Minimises a smooth function within a box: limited-memory BFGS (Nocedal, "Updating quasi-Newton matrices with limited
 * storage", Mathematics of Computation 1980) on the variables that no bound holds, with steps projected onto the box and
 * shortened until they pay (Bertsekas, "Projected Newton methods", SIAM J. Control 1982).
 */
public final class Lbfgs {
    /** A function and its gradient. */
    @FunctionalInterface
    public interface Differentiable {
        /**
         * @param gradient receives the gradient at x
         * @return the value; anything not finite is taken for "not here"
         */
        double at(double[] x, double[] gradient);
    }

    private static final int MEMORY = 8;
    private static final double ARMIJO = 1e-4;
    private static final int MOST_HALVINGS = 12;

    private final double[] low;
    private final double[] high;
    private final int mostIterations;
    private final double tolerance;

    /**
     * @param tolerance ends the search when an iteration gains less than this, or no gradient component that is free to move
     *     is larger
     */
    public Lbfgs(double[] low, double[] high, int mostIterations, double tolerance) {
        this.low = low.clone();
        this.high = high.clone();
        this.mostIterations = mostIterations;
        this.tolerance = tolerance;
    }

    /**
     * Moves {@code x} to a local minimum.
     *
     * @return the value there; not finite only if it was not so at the start
     */
    public double minimize(Differentiable function, double[] x) {
        int n = x.length;
        double[] gradient = new double[n];
        clamp(x);
        double value = function.at(x, gradient);
        if (!Double.isFinite(value)) {
            return value;
        }
        double[][] steps = new double[MEMORY][];
        double[][] changes = new double[MEMORY][];
        int stored = 0;
        double[] next = new double[n];
        double[] nextGradient = new double[n];
        double[] direction = new double[n];
        for (int iteration = 0; iteration < mostIterations; iteration++) {
            boolean[] free = free(x, gradient);
            if (largest(gradient, free) < tolerance) {
                return value;
            }
            direction(gradient, free, steps, changes, stored, direction);
            double slope = slope(direction, gradient);
            if (!(slope < 0)) {
                stored = 0;
                direction(gradient, free, steps, changes, 0, direction);
                slope = slope(direction, gradient);
            }
            double length = stored == 0 ? Math.min(1, 0.3 / Math.sqrt(-slope)) : 1;
            double nextValue = Double.NaN;
            boolean pays = false;
            for (int halving = 0; halving < MOST_HALVINGS && !pays; halving++, length *= 0.4) {
                for (int i = 0; i < n; i++) {
                    next[i] = Math.clamp(x[i] + length * direction[i], low[i], high[i]);
                }
                nextValue = function.at(next, nextGradient);
                pays = nextValue <= value + ARMIJO * gain(gradient, x, next);
            }
            if (!pays) {
                if (stored == 0) {
                    return value;
                }
                stored = 0;
                continue;
            }
            stored = remember(x, next, gradient, nextGradient, steps, changes, stored);
            double before = value;
            value = nextValue;
            System.arraycopy(next, 0, x, 0, n);
            System.arraycopy(nextGradient, 0, gradient, 0, n);
            if (before - value < tolerance) {
                return value;
            }
        }
        return value;
    }

    private void clamp(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.clamp(x[i], low[i], high[i]);
        }
    }

    private boolean[] free(double[] x, double[] gradient) {
        boolean[] free = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            free[i] = gradient[i] > 0 ? x[i] > low[i] : x[i] < high[i];
        }
        return free;
    }

    private static double largest(double[] gradient, boolean[] free) {
        double largest = 0;
        for (int i = 0; i < gradient.length; i++) {
            largest = free[i] ? Math.max(largest, Math.abs(gradient[i])) : largest;
        }
        return largest;
    }

    private static double slope(double[] direction, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < direction.length; i++) {
            sum += direction[i] * gradient[i];
        }
        return sum;
    }

    private static double gain(double[] gradient, double[] x, double[] next) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += gradient[i] * (next[i] - x[i]);
        }
        return sum;
    }

    /** The two loops of Nocedal's recursion over the free variables. */
    private static void direction(
            double[] gradient, boolean[] free, double[][] steps, double[][] changes, int stored, double[] direction) {
        int n = gradient.length;
        for (int i = 0; i < n; i++) {
            direction[i] = free[i] ? -gradient[i] : 0;
        }
        double[] weights = new double[MEMORY];
        for (int k = stored - 1; k >= 0; k--) {
            weights[k] = slope(steps[k], direction) / slope(steps[k], changes[k]);
            for (int i = 0; i < n; i++) {
                direction[i] -= weights[k] * changes[k][i];
            }
        }
        if (stored > 0) {
            double[] step = steps[stored - 1];
            double[] change = changes[stored - 1];
            double scale = slope(step, change) / slope(change, change);
            for (int i = 0; i < n; i++) {
                direction[i] *= scale;
            }
        }
        for (int k = 0; k < stored; k++) {
            double weight = weights[k] - slope(changes[k], direction) / slope(steps[k], changes[k]);
            for (int i = 0; i < n; i++) {
                direction[i] += weight * steps[k][i];
            }
        }
        for (int i = 0; i < n; i++) {
            direction[i] = free[i] ? direction[i] : 0;
        }
    }

    /** Only pairs that say the function curves upwards; the oldest is dropped. */
    private static int remember(
            double[] x,
            double[] next,
            double[] gradient,
            double[] nextGradient,
            double[][] steps,
            double[][] changes,
            int stored) {
        int n = x.length;
        double[] step = new double[n];
        double[] change = new double[n];
        for (int i = 0; i < n; i++) {
            step[i] = next[i] - x[i];
            change[i] = nextGradient[i] - gradient[i];
        }
        double curvature = slope(step, change);
        if (!(curvature > 1e-12 * slope(change, change))) {
            return stored;
        }
        int place = stored;
        if (stored == MEMORY) {
            System.arraycopy(steps, 1, steps, 0, MEMORY - 1);
            System.arraycopy(changes, 1, changes, 0, MEMORY - 1);
            place = MEMORY - 1;
        }
        steps[place] = step;
        changes[place] = change;
        return place + 1;
    }
}
