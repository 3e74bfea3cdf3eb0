package dev.trimtab.engine.belief;

import dev.trimtab.engine.space.Axis;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How likely each value of a list is.
 *
 * @param shares of the values, which sum to 1
 */
record Shares(Axis axis, double[] shares) implements Law {
    static Shares of(Axis axis, double[] weights) {
        double largest = Arrays.stream(weights).max().orElse(1);
        double sum = Arrays.stream(weights).map(weight -> weight / largest).sum();
        return new Shares(
                axis,
                Arrays.stream(weights).map(weight -> weight / largest / sum).toArray());
    }

    @Override
    public double logDensity(double feature) {
        int level = IntStream.range(0, shares.length)
                .filter(k -> axis.features()[k] == feature)
                .findFirst()
                .orElse(0);
        return Math.log(Math.max(shares[level], Double.MIN_NORMAL) * shares.length);
    }

    @Override
    public double slope(double feature) {
        return 0;
    }

    @Override
    public double quantile(double share) {
        double before = 0;
        int last = shares.length - 1;
        for (int level = 0; level <= last; level++) {
            if (share < before + shares[level] || level == last) {
                double inside = Math.clamp((share - before) / Math.max(shares[level], Double.MIN_NORMAL), 0, 1);
                double from = axis.edges()[level];
                double to = axis.edges()[level + 1];
                return Math.clamp(from + inside * (to - from), from, Math.nextDown(to));
            }
            before += shares[level];
        }
        throw new IllegalStateException("no level");
    }

    @Override
    public double mode() {
        int best = 0;
        for (int level = 1; level < shares.length; level++) {
            best = shares[level] > shares[best] ? level : best;
        }
        return axis.middle(best);
    }
}
