package dev.trimtab.engine.suggest.local;

import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Problems of putting things in order, small enough to be solved by trying everything. */
record Orders(int size, double[][] costs, boolean isTour) {
    /** The travelling salesman's: cities in a square. */
    static Orders tour(int cities, long seed) {
        var random = new SplittableRandom(seed);
        double[] x = random.doubles(cities).toArray();
        double[] y = random.doubles(cities).toArray();
        double[][] costs = new double[cities][cities];
        for (int i = 0; i < cities; i++) {
            for (int j = 0; j < cities; j++) {
                costs[i][j] = Math.hypot(x[i] - x[j], y[i] - y[j]);
            }
        }
        return new Orders(cities, costs, true);
    }

    /** The linear ordering problem: everything that comes before something else has its price. */
    static Orders line(int items, long seed) {
        var random = new SplittableRandom(seed);
        double[][] costs = new double[items][];
        for (int i = 0; i < items; i++) {
            costs[i] = random.doubles(items).toArray();
        }
        return new Orders(items, costs, false);
    }

    Space space() {
        return new Space(List.of(new PermutationParameter(
                "order", IntStream.range(0, size).mapToObj(Integer::toString).toList(), null)));
    }

    List<Double> losses(Point point) {
        int[] order = ((List<?>) point.values().get("order"))
                .stream().mapToInt(name -> Integer.parseInt((String) name)).toArray();
        double cost = isTour ? costs[order[size - 1]][order[0]] : 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < (isTour ? Math.min(size, i + 2) : size); j++) {
                cost += costs[order[i]][order[j]];
            }
        }
        return List.of(cost);
    }

    /** The least cost, by dynamic programming over sets. */
    double least() {
        int sets = 1 << size;
        double[][] best = new double[sets][size];
        for (int set = 1; set < sets; set++) {
            for (int last = 0; last < size; last++) {
                best[set][last] = (set & 1 << last) == 0 ? Double.POSITIVE_INFINITY : best(best, set, last);
            }
        }
        double least = Double.POSITIVE_INFINITY;
        for (int last = 0; last < size; last++) {
            least = Math.min(least, best[sets - 1][last] + (isTour ? costs[last][0] : 0));
        }
        return least;
    }

    private double best(double[][] best, int set, int last) {
        int before = set & ~(1 << last);
        if (before == 0) {
            return isTour && last != 0 ? Double.POSITIVE_INFINITY : 0;
        }
        double all = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int other = 0; other < size; other++) {
            if ((before & 1 << other) != 0) {
                all += costs[other][last];
                least = Math.min(least, best[before][other] + (isTour ? costs[other][last] : 0));
            }
        }
        return isTour ? least : least + all;
    }
}
