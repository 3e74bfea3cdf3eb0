package dev.trimtab.engine.suggest.tree;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.Fresh;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Monte-Carlo tree search over a space that is decided on step by step (Negrinho and Gordon, "DeepArchitect: automatically designing
 * and training deep architectures", 2017, with its bisection of ordered values; the bound is that of UCT: Kocsis and Szepesvári,
 * "Bandit based Monte-Carlo planning", ECML 2006). What is decided first is learnt, as in Wang, Fonseca and Tian,
 * "Learning search space partition for black-box optimization using Monte Carlo tree search" (NeurIPS 2020).
 *
 * <p>The tree is grown anew from the finished trials, each of which counts by its rank; a trial that still runs counts as lost.
 * Below its leaves points are made up at random, or so that a model likes them. A number is halved only as often as it was visited.
 */
public final class TreeSearch implements Suggester {
    private static final int ATTEMPTS = 8;
    private static final int CANDIDATES = 64;
    private static final int MOST_MODELLED = 200;
    private static final int BEST_KEPT = 5;
    private static final double DEVIATIONS = 0.5;

    /** What the model takes for 0, so that it expects a little more of a place far from all others than most have shown. */
    private static final double MEAN = 0.5;

    /** What makes squares of ranks about 1 large. */
    private static final double SCALE = 3.4;

    private final Encoding encoding;
    private final List<Part> parts;
    private final List<Observation> observations;
    private final List<Visit> visits = new ArrayList<>();
    private final Set<Point> observed = new HashSet<>();
    private final Fresh fresh;
    private final long seed;
    private final int start;
    private final double exploration;
    private final Leaves leaves;

    /**
     * @param start so many trials spread over the space finish first, at least 1
     * @param exploration the weight of what is not known, 0 or more
     */
    public TreeSearch(Space space, History history, long seed, int start, double exploration, Leaves leaves) {
        this.encoding = Encoding.of(space);
        this.parts = Part.of(encoding);
        this.observations = history.observations();
        this.fresh = new Fresh(space, seed);
        this.seed = seed;
        this.start = start;
        this.exploration = exploration;
        this.leaves = leaves;
        double[] rewards = Rewards.of(observations);
        for (int i = 0; i < rewards.length; i++) {
            Point point = observations.get(i).point();
            visits.add(new Visit(encoding.place(point), rewards[i]));
            observed.add(point);
        }
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        if (index < start || observations.stream().allMatch(Observation::failed)) {
            return fresh.spread(index, taken);
        }
        List<double[]> running = taken.stream()
                .filter(point -> !observed.contains(point))
                .map(encoding::place)
                .toList();
        List<Visit> all = new ArrayList<>(visits);
        running.forEach(place -> all.add(new Visit(place, 0)));
        Kriging model = leaves == Leaves.MODEL ? model(running) : null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var random = new SplittableRandom(Hash.bits(seed, index, attempt));
            Descent descent = Descent.of(parts, all, exploration, random);
            Optional<Point> point = leaf(descent, model, taken, random);
            if (point.isPresent()) {
                return point;
            }
            // Used up, as far as one sees: as if whole branches had been lost there.
            double[] place = descent.region().anywhere(random);
            IntStream.range(0, 1 + all.size() / 4).forEach(i -> all.add(new Visit(place, 0)));
        }
        return fresh.spread(index, taken);
    }

    /** The best and the latest trials say enough. */
    private Kriging model(List<double[]> running) {
        int n = visits.size();
        int[] chosen = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -visits.get(i).reward() - (i >= n - MOST_MODELLED / 2 ? 1 : 0)))
                .limit(MOST_MODELLED)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        Kriging model = new Kriging(
                encoding,
                IntStream.of(chosen).mapToObj(i -> visits.get(i).place()).toList(),
                IntStream.of(chosen)
                        .mapToDouble(i -> SCALE * (visits.get(i).reward() - MEAN))
                        .toArray());
        running.stream().limit(MOST_MODELLED).forEach(model::expect);
        return model;
    }

    /** A new point of the region at random, or the one that the model likes best of some. */
    private Optional<Point> leaf(Descent descent, @Nullable Kriging model, Set<Point> taken, SplittableRandom random) {
        List<double[]> good = descent.visits().stream()
                .sorted(Comparator.comparingDouble((Visit visit) -> visit.reward())
                        .reversed())
                .limit(BEST_KEPT)
                .map(Visit::place)
                .toList();
        Point best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            double[] place = model == null || candidate % 2 == 0 || good.isEmpty()
                    ? descent.region().anywhere(random)
                    : varied(good.get(random.nextInt(good.size())), descent.region(), random);
            Point point = encoding.point(place);
            if (!taken.contains(point)) {
                if (model == null) {
                    return Optional.of(point);
                }
                double bound = model.bound(place, DEVIATIONS);
                if (bound > highest) {
                    highest = bound;
                    best = point;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private double[] varied(double[] good, Region region, SplittableRandom random) {
        double[] place = good.clone();
        int always = random.nextInt(parts.size());
        for (int part = 0; part < parts.size(); part++) {
            if (part == always || random.nextInt(parts.size()) == 0) {
                region.redraw(place, part, random);
            }
        }
        return place;
    }
}
