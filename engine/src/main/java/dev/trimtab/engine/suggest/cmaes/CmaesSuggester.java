package dev.trimtab.engine.suggest.cmaes;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.SequenceSuggester;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.Map;
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
    private final History history;
    private final long seed;
    private final SequenceSuggester sequence;
    private final Optional<Distribution> distribution;

    /**
     * @param population how many finished trials a generation takes, at least 2; {@code null} for 4 + 3 ln(dimensions)
     * @param sigma the standard deviation at first, in widths of the parameters' ranges, above 0
     * @param restarts what happens when a search is over
     */
    public CmaesSuggester(
            Space space, History history, long seed, @Nullable Integer population, double sigma, Restarts restarts) {
        this.coordinates = Coordinates.of(Encoding.of(space));
        this.history = history;
        this.seed = seed;
        this.sequence = new SequenceSuggester(space, new SobolSequence(seed, space.dimensions()), seed, Map.of());
        int dimensions = coordinates.normal().length + coordinates.categories().length;
        int members = population == null ? Rates.population(dimensions) : population;
        Replay replay = new Replay(coordinates, seed, members, sigma, restarts);
        history.observations().forEach(replay::finish);
        this.distribution = replay.distribution();
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        Set<Point> known = history.known(taken);
        return distribution.flatMap(now -> fresh(now, index, known)).or(() -> sequence.suggest(index, known));
    }

    private Optional<Point> fresh(Distribution now, int index, Set<Point> known) {
        for (int attempt = 0; attempt < Distribution.ATTEMPTS; attempt++) {
            Optional<Point> point = now.place(Distribution.draw(coordinates, seed, index, attempt), attempt)
                    .map(coordinates.encoding()::point)
                    .filter(drawn -> !known.contains(drawn));
            if (point.isPresent()) {
                return point;
            }
        }
        return Optional.empty();
    }
}
