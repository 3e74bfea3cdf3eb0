package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Stages;
import dev.trimtab.engine.suggest.gp.Warp.Bend;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A Gaussian process that has seen what was measured so far.
 *
 * @param scaled what was measured, on the scale of the process
 * @param measured the same as it was measured
 * @param errors the standard errors of what was measured, on the scale of the process, as far as they are known, else 0
 * @param threshold where 0 lies on that scale, if it is not bent
 * @param fit of what was measured first
 */
record Surrogate(
        Posterior posterior, double[] scaled, double[] measured, double[] errors, double threshold, Fit fit, Key key) {
    /** So many points behind, a posterior is worth being caught up rather than made anew. */
    private static final int MOST_BEHIND = 64;

    private static final List<Bend> ANY = List.of(Bend.values());
    private static final List<Bend> PLAIN = List.of(Bend.NONE);

    /** What a fit or a posterior was made from. */
    private record Key(String what, long hash, int size) {}

    /** Of losses, on the scale that fits them best. */
    static Surrogate ofLosses(Metric metric, double[][] features, double[] losses, Memory memory) {
        return ofLosses(metric, features, losses, Told.nothing(losses.length), memory);
    }

    /** @param errors the standard error of each loss as far as it is known, else 0 */
    static Surrogate ofLosses(Metric metric, double[][] features, double[] losses, double[] errors, Memory memory) {
        return of(metric, features, losses, errors, ANY, memory);
    }

    /** Of violations, on a scale on which 0 keeps its meaning. */
    static Surrogate ofViolations(Metric metric, double[][] features, double[] violations, Memory memory) {
        return of(metric, features, violations, Told.nothing(violations.length), PLAIN, memory);
    }

    /** Of differences from something else, on a plain scale. */
    static Surrogate ofRests(Metric metric, double[][] features, double[] rests, double[] errors, Memory memory) {
        return of(metric, features, rests, errors, PLAIN, memory);
    }

    /** The negative logarithm of how probable differences are, in units of their deviation. */
    static double energyOfRests(Metric metric, double[][] features, double[] rests, double[] errors, Memory memory) {
        return fit(metric, features, rests, errors, PLAIN, memory).energy();
    }

    /** The first of the values on the scale of the process. */
    double[] early(double[] values, int count) {
        double[] first = Arrays.copyOf(values, count);
        return Warp.of(fit.bend(), first)
                .or(() -> Warp.of(Bend.NONE, first))
                .orElseThrow()
                .values();
    }

    /** These differences, put on top of a trend: a model of what the whole was measured to be. */
    Surrogate over(Trend trend, double offset, double unit, Surrogate whole) {
        posterior.over(trend, offset, unit);
        return new Surrogate(posterior, whole.scaled(), whole.measured(), whole.errors(), whole.threshold(), fit, key);
    }

    private static Surrogate of(
            Metric metric, double[][] features, double[] values, double[] errors, List<Bend> bends, Memory memory) {
        Fit fit = fit(metric, features, values, errors, bends, memory);
        Warp warp =
                Warp.of(fit.bend(), values).or(() -> Warp.of(Bend.NONE, values)).orElseThrow();
        long shape = hash(fit.hyperparameters().theta());
        double[] scaled = Told.scaled(warp, errors);
        double[] told = Told.squared(scaled);
        long[] prefixes = prefixes(features, told);
        Posterior posterior = posterior(metric, fit.hyperparameters(), features, told, shape, prefixes, memory);
        posterior.observe(warp.values());
        Key key = new Key("posterior", Hash.bits(shape, prefixes[values.length]), values.length);
        return new Surrogate(posterior, warp.values(), values, scaled, threshold(values), fit, key);
    }

    private static Fit fit(
            Metric metric, double[][] features, double[] values, double[] errors, List<Bend> bends, Memory memory) {
        int stage = Stages.last(values.length);
        double[][] early = Arrays.copyOf(features, stage);
        double[] known = Arrays.copyOf(values, stage);
        double[] about = Arrays.copyOf(errors, stage);
        long data = Hash.bits(prefixes(early, about)[stage], hash(known), bends.size());
        return memory.recall(new Key("fit", data, stage), Fit.class, () -> Fit.of(metric, early, known, about, bends));
    }

    /** Caught up from the last one that was kept, or made anew: the same either way. */
    private static Posterior posterior(
            Metric metric,
            Hyperparameters hyperparameters,
            double[][] features,
            double[] told,
            long shape,
            long[] prefixes,
            Memory memory) {
        int n = features.length;
        for (int size = n; size > Math.max(0, n - MOST_BEHIND); size--) {
            Key key = new Key("posterior", Hash.bits(shape, prefixes[size]), size);
            Optional<Posterior> kept = memory.take(key, Posterior.class);
            if (kept.isPresent()) {
                kept.get().truncate(size);
                return add(kept.get(), features, told, size);
            }
        }
        return add(new Posterior(metric, hyperparameters, n + 8), features, told, 0);
    }

    private static Posterior add(Posterior posterior, double[][] features, double[] told, int from) {
        for (int i = from; i < features.length; i++) {
            posterior.add(features[i], told[i]);
        }
        return posterior;
    }

    /** Of violations, at a point. */
    boolean isExpectedToBeNone(double[] features) {
        return posterior.mean(features) <= threshold;
    }

    /** Back to the losses as they were measured, standardised. */
    Unbent gains() {
        return Unbent.of(scaled, Warp.of(Bend.NONE, measured).orElseThrow().values());
    }

    /** Hands the posterior back for the next decision, without the fantasies of this one. */
    void keep(Memory memory) {
        posterior.truncate(scaled.length);
        posterior.over(Trend.NONE, 0, 1);
        memory.keep(key, posterior);
    }

    private static double threshold(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double deviation = Warp.deviation(values);
        return deviation > 0 ? -mean / deviation : -mean;
    }

    /** One number for the first k points and the noise that is known of them, for every k. */
    private static long[] prefixes(double[][] features, double[] told) {
        long[] prefixes = new long[features.length + 1];
        for (int k = 0; k < features.length; k++) {
            prefixes[k + 1] = Hash.bits(prefixes[k], hash(features[k]), Double.doubleToLongBits(told[k]));
        }
        return prefixes;
    }

    private static long hash(double[] numbers) {
        long[] words = new long[numbers.length];
        Arrays.setAll(words, i -> Double.doubleToLongBits(numbers[i]));
        return Hash.bits(words);
    }
}
