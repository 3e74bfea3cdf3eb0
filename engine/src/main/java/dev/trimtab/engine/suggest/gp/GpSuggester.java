package dev.trimtab.engine.suggest.gp;

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

/**
 * Bayesian optimisation: a Gaussian process says what to expect of every point, and the point is suggested from which the
 * largest improvement is expected (Jones, Schonlau and Welch, "Efficient global optimization of expensive black-box
 * functions", Journal of Global Optimization 1998). With several objectives each has a process of its own, and what counts is
 * how much a point is expected to add to the hypervolume of the Pareto front.
 *
 * <p>It starts with the middle of the space and a quasi-random sequence. Failed trials count as bad as the worst, so that
 * regions that crash are avoided. Trials that still run count as if they turned out as expected. While there are few points
 * for the number of axes the model is believed near them only, and when steps have not paid lately every second suggestion
 * stays near the best point. On request the improvement counts per predicted cost. Of more than {@value #MOST_POINTS} points the best, the latest and some of the others count.
 */
public final class GpSuggester implements Suggester {
    private static final int MOST_POINTS = 1_000;

    private static final int FEWEST_MEASURED = 3;
    private static final double SHORTEST_REACH = 0.02;
    private static final double NEAR = 0.3;
    private static final int NEAR_ATTEMPTS = 50;

    private final Encoding encoding;
    private final Region region;
    private final Metric metric;
    private final History history;
    private final long seed;
    private final Memory memory;
    private final Beliefs beliefs;
    private final List<Lessons> sources;
    private final boolean perCost;
    private final SequenceSuggester sequence;
    private final Set<Point> observed = new HashSet<>();

    /** @param memory for what the next decision of the same study can build on */
    public GpSuggester(Space space, History history, long seed, Memory memory) {
        this(space, history, seed, memory, Background.NONE);
    }

    public GpSuggester(Space space, History history, long seed, Memory memory, Background background) {
        this(space, history, seed, memory, background, false);
    }

    /** @param perCost whether what counts is the improvement per cost, as far as trials tell what they cost */
    public GpSuggester(Space space, History history, long seed, Memory memory, Background background, boolean perCost) {
        this.encoding = Encoding.of(space);
        this.region = Region.of(space);
        this.metric = new Metric(encoding);
        this.history = history;
        history.observations().forEach(observation -> observed.add(observation.point()));
        this.seed = seed;
        this.perCost = perCost;
        this.memory = memory;
        this.sources = Lessons.of(encoding, background.sources());
        this.beliefs = Beliefs.of(space, background.beliefs());
        Sequence even = new SobolSequence(seed, space.dimensions());
        this.sequence = new SequenceSuggester(space, BelievedSequence.of(even, beliefs), seed, Map.of());
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        long measured = history.observations().stream()
                .filter(observation -> !observation.failed())
                .count();
        if (index < startup() || measured < FEWEST_MEASURED) {
            return start(index, taken);
        }
        List<SourceModel> others = sources.stream()
                .map(source -> SourceModel.of(encoding, metric, source, memory))
                .toList();
        List<Observation> chosen = Selection.of(history.observations(), MOST_POINTS);
        Model now = new Model(encoding, metric, chosen, others, memory);
        Costs costs = perCost ? Costs.of(encoding, metric, chosen, memory) : Costs.UNKNOWN;
        taken.stream().filter(point -> !observed.contains(point)).forEach(now::expect);
        Optional<Point> best = best(index, now, stride(chosen, now), costs, taken);
        now.keep(memory);
        costs.keep(memory);
        others.forEach(other -> other.keep(memory));
        return best.or(() -> sequence.suggest(index, taken));
    }

    private Optional<Point> start(int index, Set<Point> taken) {
        Optional<Point> elsewhere =
                Beginnings.at(index, encoding.space(), sources, seed).filter(point -> !taken.contains(point));
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        return region.point(beliefs.mode())
                .filter(point -> index == 0 && !taken.contains(point))
                .or(() -> sequence.suggest(index, taken));
    }

    /** How many trials are spread over the space before a model is asked; those that a user asked for by hand will do, too. */
    private int startup() {
        int enough = sources.isEmpty() ? Math.clamp(2 + encoding.size() / 2, 4, 10) : FEWEST_MEASURED;
        long byHand = history.observations().stream()
                .filter(observation -> observation.index() == Observation.BY_HAND && !observation.failed())
                .count();
        return (int) Math.max(0, enough - byHand);
    }

    private double stride(List<Observation> observations, Model now) {
        int first = startup();
        boolean[] steps = new boolean[observations.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = observations.get(i).index() >= first;
        }
        return Stride.length(now.losses(), steps, encoding.size());
    }

    private Optional<Point> best(int index, Model now, double stride, Costs costs, Set<Point> taken) {
        List<double[]> known = now.known();
        Trust trust = Trust.of(encoding, now.places());
        boolean young = now.losses().length < Trust.POINTS_PER_DIMENSION * (encoding.size() + 1);
        boolean local = !now.several() && young && Stride.isShort(stride) && index % 2 == 1;
        var search = new AcquisitionSearch(
                encoding,
                region,
                BelievedAcquisition.of(costs.per(now.acquisition()), beliefs, now.losses().length),
                reach(now),
                local ? trust.around(known.getFirst(), stride / 2) : trust,
                new SplittableRandom(Hash.bits(seed, index)));
        Effort effort = Effort.of(now.losses().length);
        Sequence spread = BelievedSequence.of(new SobolSequence(Hash.bits(seed, index, 1), encoding.size()), beliefs);
        for (AcquisitionSearch.Candidate candidate : search.search(spread, effort.looks(), effort.starts(), known)) {
            Optional<Point> point = region.point(candidate.place());
            if (point.filter(one -> !taken.contains(one)).isPresent()) {
                return point;
            }
        }
        for (int attempt = 0; attempt < NEAR_ATTEMPTS; attempt++) {
            Optional<Point> point = region.point(search.near(known.getFirst(), NEAR));
            if (point.filter(one -> !taken.contains(one)).isPresent()) {
                return point;
            }
        }
        return Optional.empty();
    }

    private double[] reach(Model now) {
        double[] reach = new double[encoding.size()];
        Arrays.setAll(reach, axis -> Math.clamp(now.lengthScale(metric.group(axis)), SHORTEST_REACH, 1));
        return reach;
    }
}
