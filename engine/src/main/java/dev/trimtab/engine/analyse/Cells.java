package dev.trimtab.engine.analyse;

import dev.trimtab.engine.space.Axis;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.Erf;

/**
 * An axis divided into cells, in which densities are compared: a category into its levels, numbers into {@value #MOST} even parts
 * over which a normal kernel smooths them.
 */
record Cells(boolean isCategory, int count) {
    private static final int MOST = 64;

    static Cells of(Axis axis) {
        boolean isCategory = axis.kind() == Axis.Kind.CATEGORY;
        return new Cells(isCategory, isCategory ? axis.levels() : MOST);
    }

    int at(double feature) {
        return isCategory ? (int) feature : Math.min(count - 1, (int) (feature * count));
    }

    /**
     * Pearson's divergence of some observations from all: the integral of (p / q - 1)² q, less what it would be on the average
     * if they were chosen at random from all.
     *
     * @param some how many of them lie in each cell
     * @param all how many of all lie in each cell, no fewer
     */
    double divergence(double[] some, double[] all) {
        double m = Arrays.stream(some).sum();
        double n = Arrays.stream(all).sum();
        if (m < 1 || n <= m) {
            return 0;
        }
        double[][] kernel = kernel(bandwidth(some, all));
        double divergence = 0;
        double byChance = 0;
        for (int cell = 0; cell < count; cell++) {
            double p = 0;
            double q = 0;
            double squares = 0;
            for (int from = 0; from < count; from++) {
                double mass = kernel[from][cell];
                p += some[from] * mass / m;
                q += all[from] * mass / n;
                squares += all[from] * mass * mass / n;
            }
            if (q > 0) {
                divergence += (p - q) * (p - q) / q;
                double variance = Math.max(0, squares - q * q) * n / (n - 1);
                byChance += variance * (1 / m - 1 / n) / q;
            }
        }
        return divergence - byChance;
    }

    /** Scott's rule for the narrower of both, though no less than a cell. */
    private double bandwidth(double[] some, double[] all) {
        double m = Arrays.stream(some).sum();
        double spread = Math.min(deviation(some), deviation(all));
        return Math.max(1.0 / count, 1.06 * spread * Math.pow(m, -0.2));
    }

    private double deviation(double[] counts) {
        double n = Arrays.stream(counts).sum();
        double mean = 0;
        double squares = 0;
        for (int cell = 0; cell < count; cell++) {
            double place = (cell + 0.5) / count;
            mean += counts[cell] * place / n;
            squares += counts[cell] * place * place / n;
        }
        return Math.sqrt(Math.max(0, squares - mean * mean));
    }

    /** What part of an observation in the middle of one cell lies in another. */
    private double[][] kernel(double bandwidth) {
        double[][] kernel = new double[count][count];
        for (int from = 0; from < count; from++) {
            if (isCategory) {
                kernel[from][from] = 1;
                continue;
            }
            double centre = (from + 0.5) / count;
            double sum = 0;
            double before = Erf.value(-centre / bandwidth / Math.sqrt(2));
            for (int cell = 0; cell < count; cell++) {
                double after = Erf.value(((cell + 1.0) / count - centre) / bandwidth / Math.sqrt(2));
                kernel[from][cell] = after - before;
                sum += after - before;
                before = after;
            }
            for (int cell = 0; cell < count; cell++) {
                kernel[from][cell] /= sum;
            }
        }
        return kernel;
    }
}
