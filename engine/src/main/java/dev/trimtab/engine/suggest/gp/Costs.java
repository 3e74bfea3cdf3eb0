package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trial costs anywhere in the space: a Gaussian process of the logarithm of the costs that were told (Snoek, Larochelle
 * and Adams, "Practical Bayesian optimization of machine learning algorithms", NeurIPS 2012, section 3.2). Trials that failed
 * do not count: they end when they end.
 */
final class Costs {
    /** Where nothing is known. */
    static final Costs UNKNOWN = new Costs(null, 0);

    /** With fewer there is nothing to go by. */
    private static final int FEWEST = 3;

    private final @Nullable Surrogate logarithms;
    private final double unit;

    /** @param unit how much one more is on the scale of the process, in powers of e */
    private Costs(@Nullable Surrogate logarithms, double unit) {
        this.logarithms = logarithms;
        this.unit = unit;
    }

    static Costs of(Encoding encoding, Metric metric, List<Observation> observations, Memory memory) {
        List<Observation> told = observations.stream()
                .filter(observation ->
                        !observation.failed() && observation.measured().cost() != null)
                .toList();
        if (told.size() < FEWEST) {
            return UNKNOWN;
        }
        double[][] features = told.stream()
                .map(observation -> encoding.features(encoding.place(observation.point())))
                .toArray(double[][]::new);
        double[] logarithms = told.stream()
                .mapToDouble(observation -> Math.log(observation.measured().cost()))
                .toArray();
        double[] nothing = Told.nothing(logarithms.length);
        return new Costs(Surrogate.ofRests(metric, features, logarithms, nothing, memory), Warp.deviation(logarithms));
    }

    /**
     * What a point promises for each unit of what it costs.
     *
     * @param acquisition in logarithms
     */
    Acquisition per(Acquisition acquisition) {
        return logarithms == null ? acquisition : new PerCost(acquisition, logarithms.posterior(), unit);
    }

    /** Gives back what the next decision can build on. */
    void keep(Memory memory) {
        if (logarithms != null) {
            logarithms.keep(memory);
        }
    }
}
