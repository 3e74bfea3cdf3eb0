package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.belief.Belief;
import dev.trimtab.engine.belief.Beliefs;
import dev.trimtab.engine.belief.BelievedSequence;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Region;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import dev.trimtab.engine.suggest.Sequence;
import dev.trimtab.engine.suggest.SequenceSuggester;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The Tree-structured Parzen Estimator: a density of the good points and one of the bad ones, and the point is suggested that
 * is, of a number drawn from the first, the most likely under it compared to the second (Bergstra et al., "Algorithms for
 * hyper-parameter optimization", NIPS 2011, section 4; in several dimensions at once as Falkner, Klein and Hutter, "BOHB",
 * ICML 2018, have it; details after Watanabe, "Tree-structured Parzen estimator", 2023).
 *
 * <p>It starts with a quasi-random sequence. Trials that failed or still run count as bad, so that regions that crash are
 * avoided and parallel trials do not repeat each other. Only the order of losses counts, never their size. What is drawn outside
 * the space's constraints is led back inside, from a good point on.
 */
public final class TpeSuggester implements Suggester {
    /** Which share of what was measured is good. */
    private static final double GOOD = 0.1;

    private static final int MOST_GOOD = 25;

    /** The chance that a candidate has, on any one axis, the value of another good point: what is good is often so by axis. */
    private static final double MIXING = 0.5;

    /** So many times all candidates were tried before, and then any point will do. */
    private static final int ROUNDS = 8;

    private final Encoding encoding;
    private final Region region;
    private final History history;
    private final int startupTrials;
    private final int candidates;
    private final long seed;
    private final Memory memory;
    private final SequenceSuggester sequence;
    private final Set<Point> observed = new HashSet<>();
    private final double[][] features;
    private final int[] order;
    private final long measured;
    private final boolean several;

    /**
     * @param startupTrials so many trials must have finished before it learns from them; at least 1
     * @param candidates how many points are drawn for every one suggested; at least 1
     * @param memory for what the next decision of the same study can build on
     */
    public TpeSuggester(Space space, History history, int startupTrials, int candidates, long seed, Memory memory) {
        this(space, history, startupTrials, candidates, seed, memory, Map.of());
    }

    /** @param beliefs by the name of the parameter; they shape the first points */
    public TpeSuggester(
            Space space,
            History history,
            int startupTrials,
            int candidates,
            long seed,
            Memory memory,
            Map<String, Belief> beliefs) {
        this.encoding = Encoding.of(space);
        this.region = Region.of(space);
        this.history = history;
        this.startupTrials = startupTrials;
        this.candidates = candidates;
        this.seed = seed;
        this.memory = memory;
        Sequence even = new SobolSequence(seed, space.dimensions());
        this.sequence =
                new SequenceSuggester(space, BelievedSequence.of(even, Beliefs.of(space, beliefs)), seed, Map.of());
        List<Observation> observations = history.observations();
        observations.forEach(observation -> observed.add(observation.point()));
        this.several = observations.stream()
                .anyMatch(observation -> observation.losses().size() > 1);
        this.order = Ranking.bestFirst(several ? Ranking.inRanks(observations) : observations, MOST_GOOD);
        this.measured = observations.stream()
                .filter(observation -> !observation.failed())
                .count();
        this.features = features(observations.stream().map(Observation::point));
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        if (features.length < startupTrials || measured == 0) {
            return sequence.suggest(index, taken);
        }
        double[][] unknown = features(taken.stream().filter(point -> !observed.contains(point)));
        return best(unknown, taken, new SplittableRandom(Hash.bits(seed, index)))
                .or(() -> sequence.suggest(index, taken));
    }

    private Optional<Point> best(double[][] unknown, Set<Point> taken, SplittableRandom random) {
        int count = Math.min((int) Math.ceil(GOOD * measured), MOST_GOOD);
        double[][] good = new double[count][];
        for (int i = 0; i < count; i++) {
            good[i] = features[order[i]];
        }
        double[][] bad = bad(count, unknown);
        Bandwidths bandwidths = Bandwidths.of(encoding, good);
        Mixture likely = new Mixture(bandwidths, good, several ? even(count) : falling(count));
        Mixture unlikely = new Mixture(bandwidths, bad, even(bad.length));
        List<double[]> inside = inside(count);
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Point> best = best(likely, unlikely, inside, taken, random);
            if (best.isPresent()) {
                return best;
            }
        }
        return Optional.empty();
    }

    /** All but the best {@code count} observations, then what is not known yet. */
    private double[][] bad(int count, double[][] unknown) {
        boolean[] isGood = new boolean[features.length];
        for (int i = 0; i < count; i++) {
            isGood[order[i]] = true;
        }
        double[][] bad = new double[features.length - count + unknown.length][];
        int next = 0;
        for (int i = 0; i < features.length; i++) {
            if (!isGood[i]) {
                bad[next++] = features[i];
            }
        }
        System.arraycopy(unknown, 0, bad, next, unknown.length);
        return bad;
    }

    /** The places of good points that meet the constraints; none where there are no constraints. */
    private List<double[]> inside(int count) {
        if (region.isWhole()) {
            return List.of();
        }
        return Arrays.stream(order, 0, count)
                .mapToObj(
                        good -> encoding.place(history.observations().get(good).point()))
                .filter(region::holds)
                .toList();
    }

    private Optional<Point> best(
            Mixture likely, Mixture unlikely, List<double[]> inside, Set<Point> taken, SplittableRandom random) {
        Optional<Point> best = Optional.empty();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates; i++) {
            double[] place = likely.draw(MIXING, random);
            if (!inside.isEmpty()) {
                place = region.nearest(inside.get(random.nextInt(inside.size())), place, random);
            }
            double[] seen = encoding.features(place);
            double score = likely.logDensity(seen) - unlikely.logDensity(seen);
            if (score > most) {
                Optional<Point> point = region.point(place);
                if (point.filter(one -> !taken.contains(one)).isPresent()) {
                    best = point;
                    most = score;
                }
            }
        }
        return best;
    }

    /** With one objective the best weighs most, by the logarithm of its rank (as Hansen and Ostermeier weigh parents, 2001); 1 on average. */
    private static double[] falling(int count) {
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = Math.log((count + 0.5) / (i + 1));
            sum += weights[i];
        }
        for (int i = 0; i < count; i++) {
            weights[i] *= count / sum;
        }
        return weights;
    }

    private static double[] even(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1);
        return weights;
    }

    private double[][] features(Stream<Point> points) {
        Seen seen = Seen.of(encoding, memory);
        double[][] all = points.map(seen::features).toArray(double[][]::new);
        seen.keep(memory);
        return all;
    }
}
