package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Normal distributions of which each is as likely as any other, seen through a scale that may be bent but never falls. */
record Mixture(List<Normal> parts, DoubleUnaryOperator back) {
    private static final int SLICES = 40;
    private static final int BISECTIONS = 60;
    private static final double FARTHEST = 9;
    private static final double[] MIDDLES = middles();

    double mean() {
        return parts.stream().mapToDouble(this::mean).sum() / parts.size();
    }

    /** By slices of the same probability. */
    private double mean(Normal part) {
        return Arrays.stream(MIDDLES)
                .map(z -> back.applyAsDouble(part.mean() + z * part.deviation()) / SLICES)
                .sum();
    }

    /** What it is less than with a probability. */
    double quantile(double probability) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Normal part : parts) {
            low = Math.min(low, part.mean() - FARTHEST * part.deviation());
            high = Math.max(high, part.mean() + FARTHEST * part.deviation());
        }
        return back.applyAsDouble(bisect(low, high, probability, this::below));
    }

    private double below(double value) {
        double sum = 0;
        for (Normal part : parts) {
            sum += LogEi.cumulative((value - part.mean()) / part.deviation());
        }
        return sum / parts.size();
    }

    /** Where a growing function comes to a value. */
    private static double bisect(double from, double to, double value, DoubleUnaryOperator growing) {
        double low = from;
        double high = to;
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (low + high) / 2;
            boolean isLow = growing.applyAsDouble(middle) < value;
            low = isLow ? middle : low;
            high = isLow ? high : middle;
        }
        return low;
    }

    /** The middles of equally likely slices of the standard normal distribution. */
    private static double[] middles() {
        double[] middles = new double[SLICES];
        Arrays.setAll(middles, i -> bisect(-FARTHEST, FARTHEST, (i + 0.5) / SLICES, LogEi::cumulative));
        return middles;
    }
}
