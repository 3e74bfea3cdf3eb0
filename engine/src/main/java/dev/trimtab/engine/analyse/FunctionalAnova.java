package dev.trimtab.engine.analyse;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The importance of parameters and of pairs of them by functional analysis of variance on a random forest (Hutter, Hoos and
 * Leyton-Brown, "An efficient approach for assessing hyperparameter importance", ICML 2014, sections 3 and 4).
 *
 * <p>Unlike there, variances are not those within each tree but those that two trees agree on, each grown from the half of the
 * trials that the other has not seen: noise, which the halves do not share, counts for nothing on the average. Parameters count
 * as independent and uniform on their scales. One that is inactive makes no difference: its share is that over the whole space,
 * and what it does only under some values of its parent is an interaction with it. The ranks in a permutation count as if they
 * were independent.
 *
 * <p>n trials with d axes take about n d log n steps for each tree to grow and, with at most l leaves, l² d to compare two.
 */
public final class FunctionalAnova {
    /** With fewer trials there are no two halves to speak of. */
    public static final int FEWEST = 8;

    private static final int PAIRS = 48;
    private static final int FEWEST_IN_LEAF = 2;
    private static final int MOST_LEAVES = 256;
    private static final int MOST_TRIALS = 4_000;

    private FunctionalAnova() {}

    /**
     * The shares of all parameters; all 0 where no forest foretells anything, or there are fewer trials than {@value #FEWEST}.
     *
     * @param losses one for each point, each finite
     */
    public static Importances of(Space space, List<Point> points, double[] losses, long seed) {
        Samples samples = Samples.of(Encoding.of(space), points, losses);
        int count = space.parameters().size();
        var sum = new Decomposition(samples.encoding().axes(), count);
        var forecast = new Forecast(samples);
        for (int pair = 0; pair < PAIRS && samples.size() >= FEWEST; pair++) {
            var random = new SplittableRandom(Hash.bits(seed, pair));
            int[] rows = shuffled(samples.size(), random);
            int half = Math.min(rows.length / 2, MOST_TRIALS / 2);
            int[] some = Arrays.copyOf(rows, half);
            int[] others = Arrays.copyOfRange(rows, half, Math.min(rows.length, MOST_TRIALS));
            int fewest = Math.max(FEWEST_IN_LEAF, half / MOST_LEAVES);
            Tree one = Grower.grow(samples, some, fewest, random.split());
            Tree two = Grower.grow(samples, others, fewest, random.split());
            sum.add(one, two);
            forecast.add(one, others);
            forecast.add(two, some);
        }
        return importances(space.parameters(), sum, forecast.explained());
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] rows = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return rows;
    }

    private static Importances importances(List<Parameter> parameters, Decomposition sum, double explained) {
        double all = explained > 0 ? sum.largest() : 0;
        List<Importance> shares = new ArrayList<>();
        List<Interaction> pairs = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            double main = share(sum.main(i), all);
            shares.add(new Importance(name, main, Math.max(main, share(sum.total(i), all))));
            for (int j = i + 1; j < parameters.size(); j++) {
                pairs.add(new Interaction(name, parameters.get(j).name(), share(sum.interaction(i, j), all)));
            }
        }
        return new Importances(
                shares,
                pairs.stream()
                        .filter(pair -> pair.share() > 0)
                        .sorted(Comparator.comparingDouble(Interaction::share).reversed())
                        .toList(),
                explained);
    }

    private static double share(double part, double all) {
        return all > 0 ? Math.clamp(part / all, 0, 1) : 0;
    }
}
