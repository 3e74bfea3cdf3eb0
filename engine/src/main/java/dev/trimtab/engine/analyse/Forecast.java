package dev.trimtab.engine.analyse;

import dev.trimtab.engine.analyse.Tree.Leaf;
import dev.trimtab.engine.space.Axis;
import java.util.BitSet;

/** What trees say of points that they have not seen, on the average. */
final class Forecast {
    private final Samples samples;
    private final double[] sums;
    private final int[] counts;

    Forecast(Samples samples) {
        this.samples = samples;
        this.sums = new double[samples.size()];
        this.counts = new int[samples.size()];
    }

    /** @param rows that the tree was not grown from */
    void add(Tree tree, int[] rows) {
        for (int row : rows) {
            for (Leaf leaf : tree.leaves()) {
                if (holds(leaf.box(), samples.places()[row])) {
                    sums[row] += leaf.value();
                    counts[row]++;
                    break;
                }
            }
        }
    }

    private boolean holds(Box box, double[] place) {
        for (int axis = 0; axis < place.length; axis++) {
            Axis here = samples.encoding().axes().get(axis);
            BitSet levels = box.levels()[axis];
            boolean isIn = levels == null
                    ? place[axis] >= box.low()[axis] && (place[axis] < box.high()[axis] || box.high()[axis] == 1)
                    : levels.get(here.level(place[axis]));
            if (!isIn) {
                return false;
            }
        }
        return true;
    }

    /** The share of the variance that the forecasts explain, from 0 to 1. */
    double explained() {
        double missed = 0;
        double all = 0;
        for (int row = 0; row < sums.length; row++) {
            double y = samples.y()[row];
            if (counts[row] > 0) {
                double off = y - sums[row] / counts[row];
                missed += off * off;
                all += y * y;
            }
        }
        return all > 0 ? Math.clamp(1 - missed / all, 0, 1) : 0;
    }
}
