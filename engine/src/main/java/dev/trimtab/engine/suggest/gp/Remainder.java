package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Region;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What is left to gain over the best trial.
 *
 * <p>The bound is the largest plausible regret: how bad the best trial may be at worst, less how good the best point of the space
 * may be at best (Makarova et al., "Automatic termination for hyperparameter optimization", AutoML 2022, section 3.1). The
 * expectation is that of the minimum simple regret (Ishibashi et al., "A stopping criterion for Bayesian optimization by the gap
 * of expected minimum simple regrets", AISTATS 2023, section 3), from functions drawn at the places where the minimum may be.
 * Constraints count for the best trial only: what they forbid elsewhere can but lower both.
 */
final class Remainder {
    /** The bound holds with probability 1 - this. */
    private static final double DOUBT = 0.1;

    /** By which theory's factor is too careful in practice (as in Makarova et al.). */
    private static final double CAUTION = 5;

    private static final int KNOWN = 5;
    private static final int CANDIDATES = 64;
    private static final int DRAWS = 512;
    private static final double[] CLOUD = {0.5, 0.15, 0.05};
    private static final double SHORTEST_REACH = 0.02;

    /** A feasible trial's place, and what is believed of it. */
    private record Seen(double[] place, Normal normal) {}

    private final Encoding encoding;
    private final Metric metric;
    private final Posterior posterior;
    private final DoubleUnaryOperator back;
    private final double[][] places;
    private final boolean[] feasible;
    private final long seed;
    private final double deviations;

    Remainder(
            Encoding encoding,
            Metric metric,
            List<Observation> observations,
            Posterior posterior,
            DoubleUnaryOperator back,
            long seed) {
        this.encoding = encoding;
        this.metric = metric;
        this.posterior = posterior;
        this.back = back;
        this.places = observations.stream()
                .map(observation -> encoding.place(observation.point()))
                .toArray(double[][]::new);
        this.feasible = new boolean[places.length];
        for (int i = 0; i < feasible.length; i++) {
            feasible[i] = observations.get(i).feasible();
        }
        this.seed = seed;
        double n = places.length;
        double beta = 2 * Math.log(encoding.size() * n * n * Math.PI * Math.PI / (6 * DOUBT)) / CAUTION;
        this.deviations = Math.sqrt(Math.max(beta, 1));
    }

    Optional<Remaining> remaining() {
        List<Seen> seen = IntStream.range(0, places.length)
                .filter(i -> feasible[i])
                .mapToObj(i -> new Seen(places[i], predict(places[i])))
                .sorted(Comparator.comparingDouble(one -> one.normal().mean()))
                .toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        double atWorst = seen.stream()
                .map(Seen::normal)
                .mapToDouble(normal -> normal.mean() + deviations * normal.deviation())
                .min()
                .orElseThrow();
        List<double[]> known = seen.stream().limit(KNOWN).map(Seen::place).toList();
        List<double[]> candidates = candidates(known);
        double atBest = -promise(candidates.getFirst());
        double bound = back.applyAsDouble(atWorst) - back.applyAsDouble(Math.min(atWorst, atBest));
        Normal normal = seen.getFirst().normal();
        double sigma = Math.sqrt(posterior.hyperparameters().noise());
        double noise = (back.applyAsDouble(normal.mean() + sigma) - back.applyAsDouble(normal.mean() - sigma)) / 2;
        return Optional.of(new Remaining(expected(known.getFirst(), candidates), bound, Math.max(0, noise)));
    }

    private Normal predict(double[] place) {
        return posterior.predict(encoding.features(place));
    }

    private double promise(double[] place) {
        Normal normal = predict(place);
        return deviations * normal.deviation() - normal.mean();
    }

    /** Where the minimum may be, the most plausible first. */
    private List<double[]> candidates(List<double[]> known) {
        Effort effort = Effort.of(places.length);
        var everywhere = new Trust(Arrays.asList(places), new boolean[encoding.size()], 1);
        Region region = Region.of(encoding.space());
        var search = new AcquisitionSearch(
                encoding,
                region,
                new LowerBound(posterior, deviations, encoding.size()),
                reach(),
                everywhere,
                new SplittableRandom(Hash.bits(seed, 3)));
        var spread = new SobolSequence(Hash.bits(seed, 4), encoding.size());
        List<double[]> found = new ArrayList<>();
        search.search(spread, effort.looks(), effort.starts(), known)
                .forEach(candidate -> found.add(candidate.place()));
        for (double[] place : known) {
            found.add(place);
            for (double width : CLOUD) {
                for (int i = 0; i < 4; i++) {
                    found.add(search.near(place, width));
                }
            }
        }
        IntStream.range(0, effort.looks() / 4)
                .mapToObj(i -> spread.at(effort.looks() + i, 0))
                .filter(region::holds)
                .forEach(found::add);
        double[] promises = found.stream().mapToDouble(this::promise).toArray();
        return IntStream.range(0, found.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -promises[i]))
                .limit(CANDIDATES)
                .map(found::get)
                .toList();
    }

    private double expected(double[] best, List<double[]> candidates) {
        List<double[]> all = new ArrayList<>(List.of(best));
        all.addAll(candidates);
        var joint = new Joint(posterior, all.stream().map(encoding::features).toArray(double[][]::new));
        var random = new SplittableRandom(Hash.bits(seed, 5));
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            double[] values = joint.draw(random);
            double lowest = Arrays.stream(values).min().orElseThrow();
            sum += (back.applyAsDouble(values[0]) - back.applyAsDouble(lowest)) / DRAWS;
        }
        return Math.max(0, sum);
    }

    private double[] reach() {
        double[] theta = posterior.hyperparameters().theta();
        double[] reach = new double[encoding.size()];
        Arrays.setAll(reach, axis -> Math.clamp(Math.exp(theta[metric.group(axis)]), SHORTEST_REACH, 1));
        return reach;
    }
}
