package dev.trimtab.engine.suggest.evolution;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.Fresh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * NSGA-II (see {@link dev.trimtab.engine.front.Fronts}), for several objectives, with constraints or without: of all trials so
 * far, those survive that are dominated the least and stand the loneliest; their children are mixtures of two of them, varied a
 * little. Every trial that finishes takes part at once, so nobody waits for a generation.
 */
public final class NsgaII implements Suggester {
    private static final int ATTEMPTS = 32;
    private static final double CROSSED = 0.9;

    private static final int FEWEST = 12;
    private static final int MOST = 100;

    /** One in so many trials survives. */
    private static final int SELECTION = 6;

    private final Genome genome;
    private final Fresh fresh;
    private final List<Observation> parents;
    private final long seed;
    private final double eta;
    private final int start;

    /**
     * @param population how many trials survive, at least 2; so many spread over the space come first; {@code null} for a sixth of
     *     the trials, from 12 to 100
     * @param eta how near children are to their parents, of crossover and of mutation alike: the larger the nearer; 0 or more
     */
    public NsgaII(Space space, History history, long seed, @Nullable Integer population, double eta) {
        this.genome = new Genome(space);
        this.fresh = new Fresh(space, seed);
        this.seed = seed;
        this.eta = eta;
        this.start = population == null ? FEWEST : population;
        int trials = history.observations().size();
        this.parents = survivors(
                history.observations(), population == null ? Math.clamp(trials / SELECTION, FEWEST, MOST) : population);
    }

    /** Taken in by portions, which costs less than to compare every trial with every other. */
    private static List<Observation> survivors(List<Observation> observations, int size) {
        List<Observation> population = new ArrayList<>();
        for (Observation observation : observations) {
            if (!observation.failed()) {
                population.add(observation);
            }
            if (population.size() == 2 * size) {
                population = new ArrayList<>(best(population, size));
            }
        }
        return best(population, size);
    }

    private static List<Observation> best(List<Observation> population, int size) {
        return Arrays.stream(Ranking.bestFirst(population, size))
                .limit(size)
                .mapToObj(population::get)
                .toList();
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        return index < start || parents.isEmpty() || genome.size() == 0
                ? fresh.spread(index, taken)
                : fresh.first(index, taken, ATTEMPTS, attempt -> child(index, attempt));
    }

    private Point child(int index, int attempt) {
        var random = new SplittableRandom(Hash.bits(seed, index, attempt));
        double[] child = parent(random);
        if (random.nextDouble() < CROSSED) {
            genome.cross(child, parent(random), eta, random);
        }
        int[] active = genome.active(child);
        int changes = 0;
        for (int gene : active) {
            if (random.nextInt(active.length) == 0) {
                genome.mutate(child, gene, eta, random);
                changes++;
            }
        }
        if (changes == 0 && attempt > 0) {
            genome.mutateAny(child, eta, random);
        }
        return genome.point(child);
    }

    /** The better of two: they are in that order. */
    private double[] parent(SplittableRandom random) {
        int one = random.nextInt(parents.size());
        int other = random.nextInt(parents.size());
        return genome.place(parents.get(Math.min(one, other)).point(), random);
    }
}
