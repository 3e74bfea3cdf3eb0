package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.space.Axis;
import java.util.Arrays;

/**
 * The probabilities of categories, moved along the natural gradient by steps that grow while the gradients agree (Hamano and
 * others, "CatCMA: stochastic optimization for mixed-category problems", GECCO 2024, section 4; the step is that of Akimoto,
 * Shirakawa, Yoshinari, Uchida, Saito and Nishida, "Adaptive stochastic natural gradient method for one-shot neural
 * architecture search", ICML 2019). No probability falls below a margin.
 */
final class Categories {
    private static final double SNR = 1.5;
    private static final double TINY = 1e-12;

    final double[][] probability;
    private final double[] least;
    private final double[] path;
    private final int parameters;
    private double trust = 1;
    private double seen;

    /** @param margin the probability of not having the likeliest category that is kept, in (0, 1) */
    Categories(Coordinates coordinates, double margin) {
        int size = coordinates.categories().length;
        probability = new double[size][];
        least = new double[size];
        int free = 0;
        for (int i = 0; i < size; i++) {
            Axis axis = coordinates.encoding().axes().get(coordinates.categories()[i]);
            probability[i] = new double[axis.levels()];
            Arrays.fill(probability[i], 1.0 / axis.levels());
            least[i] = Math.min(margin / (axis.levels() - 1), 1.0 / axis.levels());
            free += axis.levels() - 1;
        }
        parameters = free;
        path = new double[free];
    }

    private Categories(Categories other) {
        probability = new double[other.probability.length][];
        for (int i = 0; i < probability.length; i++) {
            probability[i] = other.probability[i].clone();
        }
        least = other.least;
        path = other.path.clone();
        parameters = other.parameters;
        trust = other.trust;
        seen = other.seen;
    }

    Categories copy() {
        return new Categories(this);
    }

    /** The category of axis i that a number in [0, 1) stands for. */
    int category(int i, double u) {
        double[] p = probability[i];
        double rest = u;
        for (int k = 0; k < p.length - 1; k++) {
            rest -= p[k];
            if (rest < 0) {
                return k;
            }
        }
        return p.length - 1;
    }

    /**
     * Learns from a generation.
     *
     * @param members the category of each axis by member, the best first; -1 where a member has none
     * @param weights one for each member, of which the positive ones count
     */
    void learn(int[][] members, double[] weights) {
        if (parameters == 0) {
            return;
        }
        double[][] gradient = gradient(members, weights);
        double[] scaled = scaled(gradient);
        double length = 0;
        for (double part : scaled) {
            length += part * part;
        }
        length = Math.sqrt(length);
        if (length < TINY) {
            return;
        }
        double delta = 1 / trust;
        for (int i = 0; i < probability.length; i++) {
            for (int k = 0; k < probability[i].length; k++) {
                probability[i][k] += delta / length * gradient[i][k];
            }
        }
        double beta = Math.min(1, delta / Math.sqrt(parameters));
        double squared = 0;
        for (int p = 0; p < parameters; p++) {
            path[p] = (1 - beta) * path[p] + Math.sqrt(beta * (2 - beta)) * scaled[p] / length;
            squared += path[p] * path[p];
        }
        seen = (1 - beta) * (1 - beta) * seen + beta * (2 - beta);
        trust *= Math.exp(beta * (seen - squared / SNR));
        for (int i = 0; i < probability.length; i++) {
            raise(probability[i], least[i]);
        }
    }

    private double[][] gradient(int[][] members, double[] weights) {
        double[][] gradient = new double[probability.length][];
        for (int i = 0; i < probability.length; i++) {
            gradient[i] = new double[probability[i].length];
            for (int m = 0; m < members.length; m++) {
                if (weights[m] > 0 && members[m][i] >= 0) {
                    for (int k = 0; k < gradient[i].length; k++) {
                        gradient[i][k] -= weights[m] * probability[i][k];
                    }
                    gradient[i][members[m][i]] += weights[m];
                }
            }
        }
        return gradient;
    }

    /** The gradient times a root of the Fisher information (Akimoto and others, appendix B). */
    private double[] scaled(double[][] gradient) {
        double[] scaled = new double[parameters];
        int at = 0;
        for (int i = 0; i < probability.length; i++) {
            double[] p = probability[i];
            int last = p.length - 1;
            double sum = 0;
            for (int k = 0; k < last; k++) {
                sum += gradient[i][k];
            }
            for (int k = 0; k < last; k++) {
                double root = Math.sqrt(p[k]);
                scaled[at++] = gradient[i][k] / root + root * sum / (p[last] + Math.sqrt(p[last]));
            }
        }
        return scaled;
    }

    private static void raise(double[] p, double least) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.max(p[k], least);
            sum += p[k];
        }
        double room = sum - least * p.length;
        double excess = sum - 1;
        double total = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] -= room > TINY ? excess * (p[k] - least) / room : 0;
            total += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= total;
        }
    }
}
