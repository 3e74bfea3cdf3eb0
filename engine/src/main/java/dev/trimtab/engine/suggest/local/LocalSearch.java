package dev.trimtab.engine.suggest.local;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.Fresh;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Iterated local search (Lourenço, Martin and Stützle, "Iterated local search", Handbook of Metaheuristics 2003; with the
 * first improvement and the random restarts of Hutter, Hoos, Leyton-Brown and Stützle, "ParamILS: an automatic algorithm
 * configuration framework", JAIR 2009): neighbours of the best trial are tried until none of many is better, then those
 * of a place some changes away.
 *
 * <p>Trials that still run are no obstacle: another index gets another neighbour. See {@link Neighbourhood} for what is a
 * neighbour, and {@link Walk} for how finished trials lead. Failed trials count as worse than all others.
 */
public final class LocalSearch implements Suggester {
    private static final int LEAST_PATIENCE = 10;
    private static final int MOST_PATIENCE = 100;

    private final Neighbourhood neighbourhood;
    private final Walk walk;
    private final Fresh fresh;
    private final int start;

    /**
     * @param start so many trials spread over the space finish first, at least 1
     * @param patience so many trials in a row that are no better end a descent, at least 1; {@code null} for half of the number of
     *     neighbours, from 10 to 100
     * @param kick how many changes away from the best the next one begins, at least 1
     */
    public LocalSearch(Space space, History history, long seed, int start, @Nullable Integer patience, int kick) {
        this.neighbourhood = new Neighbourhood(space);
        this.fresh = new Fresh(space, seed);
        this.start = start;
        int enough = patience == null ? Math.clamp(neighbourhood.size() / 2, LEAST_PATIENCE, MOST_PATIENCE) : patience;
        this.walk = new Walk(neighbourhood, seed, start, enough, kick);
        history.observations().forEach(walk::finish);
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        if (index < start || walk.isStarting() || neighbourhood.isSingle()) {
            return fresh.spread(index, taken);
        }
        for (int attempt = 0; attempt < Walk.ATTEMPTS; attempt++) {
            Optional<Point> point = walk.next(index, attempt);
            if (point.isEmpty()) {
                break;
            }
            if (!taken.contains(point.get())) {
                return point;
            }
        }
        return fresh.spread(index, taken);
    }
}
