package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.Fresh;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CMA-ES (Hansen, "The CMA evolution strategy: a tutorial", 2016): points are drawn from a normal distribution that learns the
 * scale and the slant of the objective from generation to generation.
 *
 * <p>It begins with a quasi-random sequence, in the middle of whose best points the first search starts. Steps keep a margin of
 * probability ({@link Margin}), categories have probabilities of their own ({@link Categories}), orders are sorted keys, and
 * what is inactive drifts. Failed trials count as worse than all others.
 */
public final class CmaesSuggester implements Suggester {
    private final Coordinates coordinates;
    private final long seed;
    private final Fresh fresh;
    private final Optional<Distribution> distribution;

    /**
     * @param population how many finished trials a generation takes, at least 2; {@code null} for 4 + 3 ln(dimensions)
     * @param sigma the standard deviation at first, in widths of the parameters' ranges, above 0
     * @param restarts what happens when a search is over
     */
    public CmaesSuggester(
            Space space, History history, long seed, @Nullable Integer population, double sigma, Restarts restarts) {
        this.coordinates = Coordinates.of(Encoding.of(space));
        this.seed = seed;
        this.fresh = new Fresh(space, seed);
        int dimensions = coordinates.normal().length + coordinates.categories().length;
        int members = population == null ? Rates.population(dimensions) : population;
        Replay replay = new Replay(coordinates, seed, members, sigma, restarts);
        history.observations().forEach(replay::finish);
        this.distribution = replay.distribution();
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        return distribution.isEmpty()
                ? fresh.spread(index, taken)
                : fresh.first(
                        index, taken, Distribution.ATTEMPTS, attempt -> point(distribution.get(), index, attempt));
    }

    private Point point(Distribution now, int index, int attempt) {
        double[] draw = Distribution.draw(coordinates, seed, index, attempt);
        return coordinates.encoding().point(now.place(draw, attempt));
    }
}
