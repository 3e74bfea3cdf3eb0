package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Stages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A model of the losses here on top of what other studies expect: a Gaussian process of the differences (as Golovin et al.,
 * "Google Vizier: A service for black-box optimization", KDD 2017, section 3.3, stack them). Whether that or one without the
 * others is used is for the data to say: the one under which what was observed is more probable. So sources that mislead
 * are soon not heard at all.
 */
final class Transfer {
    /** By so much, in nats, are the sources believed beforehand. */
    private static final double TRUST = 2;

    /** What so many observations say of the sources is enough. */
    private static final int MOST_POINTS = 200;

    private static final double SMALLEST_UNIT = 1e-3;

    private Transfer() {}

    static Surrogate ofLosses(
            Metric metric,
            double[][] features,
            double[] losses,
            double[] errors,
            List<SourceModel> sources,
            Memory memory) {
        Surrogate alone = Surrogate.ofLosses(metric, features, losses, errors, memory);
        if (sources.isEmpty()) {
            return alone;
        }
        int enough = Math.min(Stages.last(losses.length), MOST_POINTS);
        double[][] early = Arrays.copyOf(features, enough);
        double[] observed = alone.early(losses, enough);
        Optional<Ensemble> ensemble = Ensemble.of(sources, early, observed);
        if (ensemble.isEmpty()) {
            return alone;
        }
        double[] rest = rest(ensemble.get(), early, observed);
        double[] about = Arrays.copyOf(alone.errors(), enough);
        double gain = Surrogate.energyOfRests(metric, early, observed, about, memory)
                - Surrogate.energyOfRests(metric, early, rest, about, memory)
                - enough * Math.log(unit(rest) / unit(observed));
        if (gain + TRUST < 0) {
            return alone;
        }
        double[] rests = rest(ensemble.get(), features, alone.scaled());
        return Surrogate.ofRests(metric, features, rests, alone.errors(), memory)
                .over(ensemble.get(), mean(rests), unit(rests), alone);
    }

    private static double[] rest(Trend trend, double[][] features, double[] values) {
        double[] rest = new double[values.length];
        Arrays.setAll(rest, i -> values[i] - trend.at(features[i]));
        return rest;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double unit(double[] values) {
        return Math.max(SMALLEST_UNIT, Warp.deviation(values));
    }
}
