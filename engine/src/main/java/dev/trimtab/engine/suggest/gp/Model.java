package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** All that is believed of a study's objective and constraints, from what its trials have shown. */
final class Model {
    /** From this much noise on, the best value seen is rather a lucky one than a good one. */
    private static final double NOISY = 1e-2;

    private static final int KNOWN = 5;

    private final Encoding encoding;
    private final Surrogate objective;
    private final List<Surrogate> violations;
    private final boolean[] feasible;
    private final double[] believed;
    private final List<double[]> places;
    private final double[] losses;
    private final Set<Point> seen = new HashSet<>();

    /** @param observations at least one of them measured; a failed one counts as bad as the worst that was measured */
    Model(Encoding encoding, Metric metric, List<Observation> observations, List<SourceModel> sources, Memory memory) {
        this.encoding = encoding;
        double worst = observations.stream()
                .filter(observation -> !observation.failed())
                .mapToDouble(Observation::loss)
                .max()
                .orElseThrow();
        this.places = observations.stream()
                .map(observation -> encoding.place(observation.point()))
                .toList();
        double[][] features = places.stream().map(encoding::features).toArray(double[][]::new);
        this.losses = observations.stream()
                .mapToDouble(observation -> observation.failed() ? worst : observation.loss())
                .toArray();
        this.objective = Transfer.ofLosses(metric, features, losses, sources, memory);
        this.violations = violations(metric, features, observations, memory);
        this.feasible = new boolean[observations.size()];
        for (int i = 0; i < feasible.length; i++) {
            feasible[i] = observations.get(i).feasible();
            seen.add(observations.get(i).point());
        }
        Posterior posterior = objective.posterior();
        this.believed = posterior.hyperparameters().noise() > NOISY
                ? Arrays.stream(features).mapToDouble(posterior::mean).toArray()
                : objective.scaled();
    }

    /** A model for each constraint, from the trials that measured it. */
    private static List<Surrogate> violations(
            Metric metric, double[][] features, List<Observation> observations, Memory memory) {
        int count = observations.stream()
                .mapToInt(observation -> observation.violations().size())
                .max()
                .orElse(0);
        List<Surrogate> violations = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int constraint = k;
            int[] measured = IntStream.range(0, features.length)
                    .filter(i -> observations.get(i).violations().size() > constraint)
                    .toArray();
            violations.add(Surrogate.ofViolations(
                    metric,
                    IntStream.of(measured).mapToObj(i -> features[i]).toArray(double[][]::new),
                    IntStream.of(measured)
                            .mapToDouble(i -> observations.get(i).violations().get(constraint))
                            .toArray(),
                    memory));
        }
        return violations;
    }

    /** Takes in a point whose outcome is not known yet, once, as if it turned out as expected. */
    void expect(Point point) {
        if (seen.add(point)) {
            double[] features = encoding.features(encoding.place(point));
            objective.posterior().fantasise(features);
            violations.forEach(violation -> violation.posterior().fantasise(features));
        }
    }

    Acquisition acquisition() {
        double best = IntStream.range(0, believed.length)
                .filter(i -> feasible[i])
                .mapToDouble(i -> believed[i])
                .min()
                .orElse(Double.NaN);
        int axes = encoding.size();
        Acquisition improvement =
                Double.isNaN(best) ? null : new ExpectedImprovement(objective.posterior(), best, axes);
        return improvement != null && violations.isEmpty()
                ? improvement
                : new FeasibleImprovement(improvement, violations, axes);
    }

    /** The places of the best points, the best first; where none is feasible, of those that look best otherwise. */
    List<double[]> known() {
        return IntStream.range(0, believed.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> !feasible[i]).thenComparingDouble(i -> believed[i]))
                .limit(KNOWN)
                .map(places::get)
                .toList();
    }

    List<double[]> places() {
        return places;
    }

    double[] losses() {
        return losses;
    }

    Hyperparameters hyperparameters() {
        return objective.posterior().hyperparameters();
    }

    /** Gives back what the next decision can build on. */
    void keep(Memory memory) {
        objective.keep(memory);
        violations.forEach(violation -> violation.keep(memory));
    }
}
