package dev.trimtab.engine.suggest.evolution;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.Fresh;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Differential evolution (Storn and Price, "Differential evolution: a simple and efficient heuristic for global optimization
 * over continuous spaces", Journal of Global Optimization 1997; DE/rand/1/bin), one trial at a time: every member of a
 * population is challenged in turn by a mixture of itself and another one moved along the difference of two more, and gives
 * way to a challenger that finishes at least as well. Steps, categories and orders are moved in the unit cube, as in DEHB
 * (Awad, Mallik and Hutter, IJCAI 2021).
 */
public final class DifferentialEvolution implements Suggester {
    private static final int ATTEMPTS = 32;
    static final int FEWEST = 4;

    private final Genome genome;
    private final Encoding encoding;
    private final Fresh fresh;
    private final @Nullable Observation[] members;
    private final long seed;
    private final double weight;
    private final double crossover;

    /**
     * @param size members of the population, at least 4; so many trials spread over the space come first
     * @param weight of the difference
     * @param crossover the probability of a coordinate to be the challenger's own
     */
    public DifferentialEvolution(Space space, History history, long seed, int size, double weight, double crossover) {
        this.genome = new Genome(space);
        this.encoding = Encoding.of(space);
        this.fresh = new Fresh(space, seed);
        this.seed = seed;
        this.weight = weight;
        this.crossover = crossover;
        this.members = new Observation[size];
        history.observations().forEach(this::challenge);
    }

    private void challenge(Observation challenger) {
        int slot = challenger.index() >= 0 ? challenger.index() % members.length : worst();
        Observation member = members[slot];
        if (member == null || Ranking.BEST_FIRST.compare(challenger, member) <= 0) {
            members[slot] = challenger;
        }
    }

    private int worst() {
        int worst = 0;
        for (int slot = 1; slot < members.length; slot++) {
            Observation before = members[worst];
            Observation member = members[slot];
            if (before != null && (member == null || Ranking.BEST_FIRST.compare(member, before) > 0)) {
                worst = slot;
            }
        }
        return worst;
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        int slot = index % members.length;
        int[] others = IntStream.range(0, members.length)
                .filter(other -> other != slot && members[other] != null)
                .toArray();
        return index < members.length || others.length < FEWEST - 1
                ? fresh.spread(index, taken)
                : fresh.first(index, taken, ATTEMPTS, attempt -> challenger(slot, others, index, attempt));
    }

    private Point challenger(int slot, int[] others, int index, int attempt) {
        var random = new SplittableRandom(Hash.bits(seed, index, attempt));
        for (int i = 0; i < FEWEST - 1; i++) {
            int j = i + random.nextInt(others.length - i);
            int swapped = others[i];
            others[i] = others[j];
            others[j] = swapped;
        }
        double[] base = place(others[0], random);
        double[] plus = place(others[1], random);
        double[] minus = place(others[2], random);
        double[] place = members[slot] == null ? base.clone() : place(slot, random);
        int always = random.nextInt(place.length);
        for (int axis = 0; axis < place.length; axis++) {
            if (axis == always || random.nextDouble() < crossover) {
                double moved = base[axis] + weight * (plus[axis] - minus[axis]);
                double border = moved < 0 ? 0 : 1;
                place[axis] =
                        moved >= 0 && moved <= 1 ? moved : base[axis] + random.nextDouble() * (border - base[axis]);
            }
        }
        return encoding.point(place);
    }

    private double[] place(int slot, SplittableRandom random) {
        Observation member = members[slot];
        return member == null
                ? encoding.place(encoding.point(new double[encoding.size()]))
                : genome.place(member.point(), random);
    }
}
