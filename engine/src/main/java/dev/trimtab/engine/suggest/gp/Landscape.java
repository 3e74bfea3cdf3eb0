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
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * What a Gaussian process like that of the search believes of the first objective anywhere in a space, in the unit of its losses. Failed
 * trials count as bad as the worst, and noise is told from signal as far as the trials allow: by all hyperparameters that are plausible,
 * where few trials leave much open. Not safe for threads.
 */
public final class Landscape {
    /** With fewer trials that measured something there is nothing to go by. */
    public static final int FEWEST = 3;

    private static final int MOST_POINTS = 1_000;
    private static final int NEIGHBOURS = 64;
    private static final double TWENTIETH = 0.05;

    /** From more trials than that, the hyperparameters are as good as known. */
    private static final int MOST_TO_DOUBT = 200;

    /** Keeps the draws of hyperparameters apart from the other draws of a study. */
    private static final long DRAWS = 6;

    private final Encoding encoding;
    private final Metric metric;
    private final List<Observation> observations;
    private final Posterior probable;
    private final List<Posterior> plausible;
    private final DoubleUnaryOperator back;
    private final long seed;

    private Landscape(
            Encoding encoding,
            Metric metric,
            List<Observation> observations,
            Posterior probable,
            List<Posterior> plausible,
            DoubleUnaryOperator back,
            long seed) {
        this.encoding = encoding;
        this.metric = metric;
        this.observations = observations;
        this.probable = probable;
        this.plausible = plausible;
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
        double[] told = Told.squared(Told.scaled(warp, errors));
        Posterior probable = posterior(metric, fit.hyperparameters(), features, told, warp.values());
        List<Posterior> plausible = features.length > MOST_TO_DOUBT
                ? List.of(probable)
                : draws(metric, fit.hyperparameters(), features, told, warp.values(), seed).stream()
                        .map(each -> posterior(metric, each, features, told, warp.values()))
                        .toList();
        return Optional.of(new Landscape(encoding, metric, observations, probable, plausible, warp.back(), seed));
    }

    private static List<Hyperparameters> draws(
            Metric metric, Hyperparameters mode, double[][] features, double[] told, double[] values, long seed) {
        Prior prior = Prior.open(metric);
        var likelihood = new Likelihood(metric, prior, features, values, told);
        return Draws.around(likelihood, prior, mode, new SplittableRandom(Hash.bits(seed, DRAWS)));
    }

    private static Posterior posterior(
            Metric metric, Hyperparameters hyperparameters, double[][] features, double[] told, double[] values) {
        Posterior posterior = new Posterior(metric, hyperparameters, features.length);
        for (int i = 0; i < features.length; i++) {
            posterior.add(features[i], told[i]);
        }
        posterior.observe(values);
        return posterior;
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
        return new Remainder(encoding, metric, observations, probable, back, seed).remaining();
    }

    private Outlook outlook(double[] features) {
        var mixture = new Mixture(
                plausible.stream().map(posterior -> posterior.predict(features)).toList(), back);
        return new Outlook(mixture.mean(), mixture.quantile(TWENTIETH), mixture.quantile(1 - TWENTIETH));
    }
}
