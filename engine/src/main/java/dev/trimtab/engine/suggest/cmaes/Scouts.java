package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import java.util.ArrayList;
import java.util.List;

/** The trials that were spread over the whole space, and find out where the search begins. */
final class Scouts {
    private final List<Observation> all = new ArrayList<>();

    void add(Observation observation) {
        all.add(observation);
    }

    int size() {
        return all.size();
    }

    /** The middle of the best third, in the dimensions of the normal distribution; the better count for more. */
    double[] middle(Coordinates coordinates) {
        int top = Math.max(1, all.size() / 3);
        List<Observation> best =
                all.stream().sorted(Ranking.BEST_FIRST).limit(top).toList();
        double[] sum = new double[coordinates.normal().length];
        double[] total = new double[sum.length];
        for (int k = 0; k < best.size(); k++) {
            double[] place = coordinates.encoding().place(best.get(k).point());
            double[] point = coordinates.normal(place);
            double[] features = coordinates.normal(coordinates.features(place));
            for (int i = 0; i < sum.length; i++) {
                double weight = Double.isNaN(features[i]) ? 0 : Math.log((top + 1.0) / (k + 1));
                sum[i] += weight * point[i];
                total[i] += weight;
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = total[i] > 0 ? sum[i] / total[i] : 0.5;
        }
        return sum;
    }
}
