package dev.trimtab.engine.analyse;

import dev.trimtab.engine.analyse.Tree.Leaf;
import dev.trimtab.engine.space.Axis;
import java.util.Arrays;
import java.util.List;

/**
 * The variance that two trees agree on over the whole space, by what it hangs on: exact sums over pairs of leaves.
 *
 * <p>With w = volume × (value - mean) of a leaf, and r = the part of a parameter's axes that two leaves share over the product
 * of the parts that each takes, the parameter's main effect is the sum of w × w' × (r - 1), the interaction of two that of
 * w × w' × (r - 1) × (r' - 1), and the whole variance that of w × w' × (product of all r).
 */
final class Decomposition {
    private final List<Axis> axes;
    private final int parameters;
    private final double[] main;
    private final double[] without;
    private final double[][] pairs;
    private double variance;

    private final double[] ratios;
    private final int[] touched;

    Decomposition(List<Axis> axes, int parameters) {
        this.axes = axes;
        this.parameters = parameters;
        this.main = new double[parameters];
        this.without = new double[parameters];
        this.pairs = new double[parameters][parameters];
        this.ratios = new double[parameters];
        this.touched = new int[parameters];
    }

    /** Adds what two trees agree on. */
    void add(Tree tree, Tree other) {
        double[] weights = weights(tree);
        double[] others = weights(other);
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < others.length; j++) {
                add(tree.leaves().get(i).box(), other.leaves().get(j).box(), weights[i] * others[j]);
            }
        }
    }

    /** The whole variance; while it is not known better than noise, no less than its parts. */
    double largest() {
        return Math.max(variance, Arrays.stream(main).filter(part -> part > 0).sum());
    }

    /** What a parameter does on its own, on the average over all others. */
    double main(int parameter) {
        return main[parameter];
    }

    /** What would be left of the variance if all but this parameter were known. */
    double total(int parameter) {
        return variance - without[parameter];
    }

    /** What two parameters do together beyond what each does on its own. */
    double interaction(int first, int second) {
        return pairs[Math.min(first, second)][Math.max(first, second)];
    }

    private double[] weights(Tree tree) {
        List<Leaf> leaves = tree.leaves();
        double[] weights = new double[leaves.size()];
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = leaves.get(i).box().volume(axes);
            mean += weights[i] * leaves.get(i).value();
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= leaves.get(i).value() - mean;
        }
        return weights;
    }

    private void add(Box box, Box other, double weight) {
        int count = touch(box, other);
        double product = weight;
        int apart = 0;
        int last = -1;
        for (int k = 0; k < count; k++) {
            double ratio = ratios[touched[k]];
            if (ratio == 0) {
                apart++;
                last = touched[k];
            } else {
                product *= ratio;
            }
            main[touched[k]] += weight * (ratio - 1);
            for (int l = 0; l < k; l++) {
                pairs[touched[l]][touched[k]] += weight * (ratio - 1) * (ratios[touched[l]] - 1);
            }
        }
        if (apart == 0) {
            variance += product;
            for (int parameter = 0; parameter < parameters; parameter++) {
                without[parameter] += product / ratios[parameter];
            }
        } else if (apart == 1) {
            without[last] += product;
        }
    }

    /** The parameters, in order, that both boxes cut, with their ratios; the ratios of the others become 1. */
    private int touch(Box box, Box other) {
        int count = 0;
        for (int axis = 0; axis < axes.size(); axis++) {
            int parameter = axes.get(axis).parameter();
            boolean isFirst = axis == 0 || axes.get(axis - 1).parameter() != parameter;
            if (isFirst) {
                ratios[parameter] = 1;
            }
            if (box.isCut(axis) && other.isCut(axis)) {
                int levels = axes.get(axis).levels();
                ratios[parameter] *=
                        box.shared(other, axis, levels) / (box.share(axis, levels) * other.share(axis, levels));
                if (count == 0 || touched[count - 1] != parameter) {
                    touched[count++] = parameter;
                }
            }
        }
        return count;
    }
}
