package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Region;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.gp.Warp.Bend;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What a Gaussian process like that of the search believes of the first objective anywhere in a space, in the unit of its losses. Failed
 * trials count as bad as the worst, and noise is told from signal as far as the trials allow. Not safe for threads.
 */
public final class Landscape {
    /** With fewer trials that measured something there is nothing to go by. */
    public static final int FEWEST = 3;

    private static final int MOST_POINTS = 1_000;
    private static final int SLICES = 40;
    private static final int NEIGHBOURS = 64;
    private static final double TWENTIETH = 1.6448536269514722;

    private final Encoding encoding;
    private final Metric metric;
    private final List<Observation> observations;
    private final Posterior posterior;
    private final DoubleUnaryOperator back;
    private final long seed;
    private final double[] middles = middles();

    private Landscape(
            Encoding encoding,
            Metric metric,
            List<Observation> observations,
            Posterior posterior,
            DoubleUnaryOperator back,
            long seed) {
        this.encoding = encoding;
        this.metric = metric;
        this.observations = observations;
        this.posterior = posterior;
        this.back = back;
        this.seed = seed;
    }

    /** Empty where fewer than {@value #FEWEST} trials have measured something. */
    public static Optional<Landscape> of(Space space, History history, long seed) {
        List<Observation> all = history.observations();
        if (all.stream().filter(observation -> !observation.failed()).count() < FEWEST) {
            return Optional.empty();
        }
        List<Observation> observations = Selection.of(all, MOST_POINTS);
        double worst = observations.stream()
                .filter(observation -> !observation.failed())
                .mapToDouble(Observation::loss)
                .max()
                .orElseThrow();
        double[] losses = observations.stream()
                .mapToDouble(observation -> observation.failed() ? worst : observation.loss())
                .toArray();
        Encoding encoding = Encoding.of(space);
        double[][] features = observations.stream()
                .map(observation -> encoding.features(encoding.place(observation.point())))
                .toArray(double[][]::new);
        Metric metric = new Metric(encoding);
        double[] errors = Told.errors(observations, 0);
        Fit fit = Fit.open(metric, features, losses, errors);
        Warp warp =
                Warp.of(fit.bend(), losses).or(() -> Warp.of(Bend.NONE, losses)).orElseThrow();
        Posterior posterior = new Posterior(metric, fit.hyperparameters(), features.length);
        double[] told = Told.squared(Told.scaled(warp, errors));
        for (int i = 0; i < features.length; i++) {
            posterior.add(features[i], told[i]);
        }
        posterior.observe(warp.values());
        return Optional.of(new Landscape(encoding, metric, observations, posterior, warp.back(), seed));
    }

    /** What to expect of a point. */
    public Outlook at(Point point) {
        return outlook(encoding.features(encoding.place(point)));
    }

    /**
     * The mean over a neighbourhood: numbers up to a radius away, their steps included, as far as constraints on parameters
     * allow; categories and permutations stay.
     *
     * @param radius in widths of the parameters' ranges, from 0 to 1
     */
    public double around(Point point, double radius) {
        double[] centre = encoding.place(point);
        var spread = new SobolSequence(Hash.bits(seed, 2), encoding.size());
        Region region = Region.of(encoding.space());
        double sum = at(point).mean();
        int count = 1;
        for (int i = 0; i < NEIGHBOURS; i++) {
            double[] place = centre.clone();
            double[] cube = spread.at(i, 0);
            for (int axis = 0; axis < place.length; axis++) {
                if (encoding.axes().get(axis).kind() == Axis.Kind.NUMBER) {
                    place[axis] = Math.clamp(place[axis] + radius * (2 * cube[axis] - 1), 0, 1);
                }
            }
            if (region.holds(place)) {
                sum += outlook(encoding.features(place)).mean();
                count++;
            }
        }
        return sum / count;
    }

    /** How much is left to gain; empty where no trial is feasible yet. */
    public Optional<Remaining> remaining() {
        return new Remainder(encoding, metric, observations, posterior, back, seed).remaining();
    }

    private Outlook outlook(double[] features) {
        Normal normal = posterior.predict(features);
        double reach = TWENTIETH * normal.deviation();
        double low = back.applyAsDouble(normal.mean() - reach);
        double high = back.applyAsDouble(normal.mean() + reach);
        return new Outlook(mean(normal), Math.min(low, high), Math.max(low, high));
    }

    /** Of a normal distribution seen through a bent scale, in slices of the same probability. */
    private double mean(Normal normal) {
        return Arrays.stream(middles)
                .map(z -> back.applyAsDouble(normal.mean() + z * normal.deviation()) / SLICES)
                .sum();
    }

    /** The middles of equally likely slices of the standard normal distribution. */
    private static double[] middles() {
        double[] middles = new double[SLICES];
        for (int i = 0; i < SLICES; i++) {
            double low = -9;
            double high = 9;
            for (int step = 0; step < 60; step++) {
                double middle = (low + high) / 2;
                boolean isLow = LogEi.cumulative(middle) < (i + 0.5) / SLICES;
                low = isLow ? middle : low;
                high = isLow ? high : middle;
            }
            middles[i] = low;
        }
        return middles;
    }
}
