package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.cmaes.Generation.Member;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The search as finished trials have led it, rebuilt from them in the order in which they finished.
 *
 * <p>A generation is over when as many trials have finished since the one before as it has members, whichever these are: nobody
 * waits for a straggler, and a trial that is missing is not missed. A trial that was drawn from an earlier generation, or asked for by hand,
 * counts as one from elsewhere; one that was drawn in an earlier search does not count.
 *
 * <p>As what a trial was drawn is not on record, and its point does not tell: steps, orders and inactive parameters have
 * coordinates behind them. So the draws of its index are made again, until one fits its point.
 */
final class Replay {
    /** So many generations back a trial's draw is looked for. */
    private static final int RECENT = 8;

    /** The probability with which a new point differs from the likeliest one on some discrete axis (CatCMA with margin). */
    private static final double MOVED = 0.27;

    private static final double LARGEST_MARGIN = 0.499;

    /** Keeps the starts of searches apart from the study's other draws. */
    private static final long STARTS = 12;

    private final Coordinates coordinates;
    private final long seed;
    private final Restarts restarts;
    private final Regime first;
    private final double kept;
    private final Margin margin;
    private final Map<Integer, Rates> rates = new HashMap<>();
    private final Deque<Distribution> recent = new ArrayDeque<>();
    private final Scouts scouts = new Scouts();
    private Search search;
    private Generation generation = new Generation();

    /**
     * @param population members of the first search's generations, at least 2
     * @param sigma the first search's step size
     */
    Replay(Coordinates coordinates, long seed, int population, double sigma, Restarts restarts) {
        this.coordinates = coordinates;
        this.seed = seed;
        this.restarts = restarts;
        this.first = Regime.first(population, sigma);
        this.search = new Search(first);
        this.kept = 1 - Math.pow(1 - MOVED, 1.0 / Math.max(1, coordinates.discrete()));
        this.margin = new Margin(coordinates, Math.min(LARGEST_MARGIN, kept));
    }

    /** What to draw from now; empty where it is still to be found out where to begin. */
    Optional<Distribution> distribution() {
        return Optional.ofNullable(recent.peekFirst());
    }

    /** Goes on with the trial that finished next. */
    void finish(Observation observation) {
        if (recent.isEmpty()) {
            scouts.add(observation);
            if (scouts.size() >= first.population()) {
                begin(scouts.middle(coordinates));
            }
        } else {
            member(observation).ifPresent(this::add);
        }
    }

    private void add(Member member) {
        generation.add(member);
        int size = generation.size();
        if (size < search.regime().population()) {
            return;
        }
        int n = Math.max(1, coordinates.normal().length);
        Distribution taught = generation.teach(
                recent.getFirst(), margin, rates.computeIfAbsent(size, members -> Rates.of(n, members)));
        search.add(generation);
        generation = new Generation();
        if (taught.gaussian().isBroken() || (restarts != Restarts.NONE && search.isOver(taught))) {
            search = new Search(search.regime().next(first, restarts, search.trials(), seed));
            double[] anywhere = new double[coordinates.normal().length];
            Arrays.setAll(
                    anywhere,
                    i -> Hash.unit(Hash.bits(seed, STARTS, search.regime().run(), i)));
            begin(anywhere);
        } else {
            remember(taught);
        }
    }

    private void begin(double[] mean) {
        Gaussian gaussian = new Gaussian(mean, search.regime().sigma());
        margin.correct(gaussian);
        remember(new Distribution(coordinates, search.regime().run(), gaussian, new Categories(coordinates, kept)));
    }

    private void remember(Distribution distribution) {
        recent.addFirst(distribution);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
    }

    /** Empty for a trial that was drawn in an earlier search. */
    private Optional<Member> member(Observation observation) {
        double[] place = coordinates.encoding().place(observation.point());
        double[] features = coordinates.features(place);
        for (int attempt = 0; observation.index() >= 0 && attempt < Distribution.ATTEMPTS; attempt++) {
            double[] draw = Distribution.draw(coordinates, seed, observation.index(), attempt);
            for (Distribution distribution : recent) {
                Optional<double[]> origin = distribution.origin(draw, attempt, features);
                if (origin.isPresent()) {
                    return origin.filter(
                                    own -> distribution.run() == search.regime().run())
                            .map(own -> new Member(own, distribution != recent.getFirst(), observation));
                }
            }
        }
        for (int axis = 0; axis < place.length; axis++) {
            place[axis] = Double.isNaN(features[axis]) ? Double.NaN : place[axis];
        }
        return Optional.of(new Member(place, true, observation));
    }
}
