package dev.trimtab.engine.suggest.evolution;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Ranking;
import dev.trimtab.engine.suggest.sobol.Fresh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * DEHB (Awad, Mallik and Hutter, "DEHB: evolutionary Hyperband for scalable, robust and efficient hyperparameter optimization",
 * IJCAI 2021, section 4): every rung of Hyperband has a population of its own. A member is challenged by a mixture of itself and a
 * mutant, made of the best members of the rung below, and gives way to a challenger that does at least as well with the same number
 * of steps. Where a rung has no member yet, the best of the rung below that are not there go on. Whoever is free evaluates the next
 * point there is, from what is known by then.
 */
public final class Dehb {
    private static final int ATTEMPTS = 32;
    private static final int PARENTS = 3;

    /**
     * A point to evaluate.
     *
     * @param promoted the trial that has evaluated it at the rung below; {@code null} for a new point
     */
    public record Challenger(Point point, @Nullable Observation promoted) {}

    private static final Comparator<Observation> BEST_FIRST = Ranking.BEST_FIRST.thenComparingInt(Observation::index);

    private final Genome genome;
    private final Encoding encoding;
    private final Fresh fresh;
    private final Rounds rounds;
    private final @Nullable Observation[][] members;
    private final long seed;
    private final double weight;
    private final double crossover;

    /** @param evaluations trials that have come to their budget, or failed, in the order in which they did */
    public Dehb(Space space, List<Observation> evaluations, Rounds rounds, long seed, double weight, double crossover) {
        this.genome = new Genome(space);
        this.encoding = Encoding.of(space);
        this.fresh = new Fresh(space, seed);
        this.rounds = rounds;
        this.seed = seed;
        this.weight = weight;
        this.crossover = crossover;
        this.members =
                Arrays.stream(rounds.sizes()).mapToObj(Observation[]::new).toArray(Observation[][]::new);
        for (Observation evaluation : evaluations) {
            @Nullable Observation[] rung = members[rounds.rung(evaluation.index())];
            int slot = rounds.slot(evaluation.index());
            Observation member = rung[slot];
            if (member == null || Ranking.BEST_FIRST.compare(evaluation, member) <= 0) {
                rung[slot] = evaluation;
            }
        }
    }

    /**
     * The point of a trial; empty where every point there is was taken.
     *
     * @param reached the points that are or were evaluated at the trial's rung, those just planned included
     * @param taken all points so far
     */
    public Optional<Challenger> suggest(int index, Set<Point> reached, Set<Point> taken) {
        int rung = rounds.rung(index);
        Observation member = members[rung][rounds.slot(index)];
        if (member == null && rung > 0) {
            Optional<Observation> best = best(rung - 1).stream()
                    .filter(evaluation -> !evaluation.failed() && !reached.contains(evaluation.point()))
                    .findFirst();
            if (best.isPresent()) {
                return best.map(evaluation -> new Challenger(evaluation.point(), evaluation));
            }
        }
        List<Observation> parents = parents(rung);
        Optional<Point> point = member == null || parents.size() < PARENTS
                ? fresh.spread(index, taken)
                : fresh.first(index, taken, ATTEMPTS, attempt -> mixed(member, parents, index, attempt));
        return point.map(found -> new Challenger(found, null));
    }

    private List<Observation> best(int rung) {
        return Arrays.stream(members[rung])
                .filter(Objects::nonNull)
                .sorted(BEST_FIRST)
                .toList();
    }

    /** The best of the rung below, as many as this one has members; where these are too few, all there are. */
    private List<Observation> parents(int rung) {
        List<Observation> parents = best(Math.max(0, rung - 1));
        if (parents.size() >= PARENTS) {
            return rung == 0 ? parents : parents.subList(0, Math.min(parents.size(), members[rung].length));
        }
        return IntStream.range(0, members.length)
                .boxed()
                .flatMap(each -> best(each).stream())
                .toList();
    }

    private Point mixed(Observation member, List<Observation> parents, int index, int attempt) {
        var random = new SplittableRandom(Hash.bits(seed, index, attempt));
        List<Observation> left = new ArrayList<>(parents);
        double[][] drawn = new double[PARENTS][];
        for (int i = 0; i < PARENTS; i++) {
            drawn[i] = genome.place(left.remove(random.nextInt(left.size())).point(), random);
        }
        double[] place = genome.place(member.point(), random);
        int always = random.nextInt(place.length);
        for (int axis = 0; axis < place.length; axis++) {
            if (axis == always || random.nextDouble() < crossover) {
                double moved = drawn[0][axis] + weight * (drawn[1][axis] - drawn[2][axis]);
                place[axis] = moved >= 0 && moved <= 1 ? moved : random.nextDouble();
            }
        }
        return encoding.point(place);
    }
}
