package dev.trimtab.engine.suggest.evolution;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.Fresh;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Regularised evolution (Real, Aggarwal, Huang and Le, "Regularized evolution for image classifier architecture search", AAAI
 * 2019, algorithm 1): of the trials that finished last, the best of a few drawn at random has a child with one parameter
 * changed. Nobody stays for being good; the oldest makes room for the youngest. Failed trials have no children.
 */
public final class AgingEvolution implements Suggester {
    private static final int ATTEMPTS = 32;

    /** So many attempts in vain, and one more parameter is changed. */
    private static final int PATIENCE = 8;

    private static final double ETA = 5;

    private final Genome genome;
    private final Fresh fresh;
    private final List<Observation> population;
    private final long seed;
    private final int size;
    private final int tournament;

    /**
     * @param size how many trials may have children; so many spread over the space come first; at least 1
     * @param tournament how many of these are drawn to find a parent, at least 1
     */
    public AgingEvolution(Space space, History history, long seed, int size, int tournament) {
        this.genome = new Genome(space);
        this.fresh = new Fresh(space, seed);
        this.seed = seed;
        this.size = size;
        this.tournament = tournament;
        List<Observation> alive = history.observations().stream()
                .filter(observation -> !observation.failed())
                .toList();
        this.population = alive.subList(Math.max(0, alive.size() - size), alive.size());
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        return index < size || population.isEmpty() || genome.size() == 0
                ? fresh.spread(index, taken)
                : fresh.first(index, taken, ATTEMPTS, attempt -> child(index, attempt));
    }

    private Point child(int index, int attempt) {
        var random = new SplittableRandom(Hash.bits(seed, index, attempt));
        Observation parent = population.get(random.nextInt(population.size()));
        for (int i = 1; i < tournament; i++) {
            Observation other = population.get(random.nextInt(population.size()));
            parent = Ranking.BEST_FIRST.compare(other, parent) < 0 ? other : parent;
        }
        double[] place = genome.place(parent.point(), random);
        for (int change = 0; change <= attempt / PATIENCE; change++) {
            genome.mutateAny(place, ETA, random);
        }
        return genome.point(place);
    }
}
