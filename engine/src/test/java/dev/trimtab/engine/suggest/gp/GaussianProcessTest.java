package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GaussianProcessTest {
    private static final int POINTS = 12;
    private static final double SMALL = 1e-6;

    @Property(tries = 100)
    void theGradientOfTheLikelihoodIsItsSlope(@ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        Metric metric = new Metric(encoding);
        double[] y = new SplittableRandom(seed).doubles(POINTS, -2, 2).toArray();
        Likelihood likelihood = new Likelihood(metric, Prior.of(metric), points(encoding, seed), y);
        double[] theta = theta(metric, seed);
        double[] gradient = new double[theta.length];
        likelihood.at(theta, gradient);

        for (int i = 0; i < theta.length; i++) {
            double slope = (likelihood.at(moved(theta, i, SMALL), new double[theta.length])
                            - likelihood.at(moved(theta, i, -SMALL), new double[theta.length]))
                    / (2 * SMALL);
            assertThat(gradient[i]).as("theta " + i).isEqualTo(slope, within(1e-3 + 1e-4 * Math.abs(slope)));
        }
    }

    @Property(tries = 300)
    void pointsOfAllBranchesOfASpaceHaveACovarianceEvenWithHardlyAnyNoise(
            @ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        Metric metric = new Metric(encoding);
        var sequence = new SobolSequence(seed, encoding.size());
        double[][] many = new double[40][];
        Arrays.setAll(many, i -> encoding.features(sequence.at(i, 0)));
        double[] theta = theta(metric, seed);
        theta[theta.length - 2] = -13;
        Likelihood likelihood = new Likelihood(metric, Prior.of(metric), many, new double[many.length]);

        assertThat(likelihood.at(theta, new double[theta.length])).isFinite();
    }

    @Property(tries = 200)
    void theOrderOfParametersMakesNoDifference(@ForAll("spaces") Space space, @ForAll long seed) {
        List<Parameter> shuffled = new ArrayList<>(space.parameters());
        Collections.shuffle(shuffled, new Random(seed));
        Space other = new Space(shuffled);
        var sequence = new SobolSequence(seed, space.dimensions());
        List<Point> points = IntStream.range(0, 13)
                .mapToObj(i -> space.point(sequence.at(i, 0)))
                .toList();

        assertThat(energyAndPredictions(other, points))
                .containsExactly(energyAndPredictions(space, points), within(1e-6));
    }

    /** Of the last point, from all before it. */
    private static double[] energyAndPredictions(Space space, List<Point> points) {
        Encoding encoding = Encoding.of(space);
        Metric metric = new Metric(encoding);
        double[][] features = points.stream()
                .map(point -> encoding.features(encoding.place(space.typed(point.values()))))
                .toArray(double[][]::new);
        int n = features.length - 1;
        double[] y = IntStream.range(0, n).mapToDouble(i -> Math.sin(3 * i)).toArray();
        double[] theta = Prior.of(metric).start();
        Posterior posterior = new Posterior(metric, new Hyperparameters(theta), n);
        for (int i = 0; i < n; i++) {
            posterior.add(features[i]);
        }
        posterior.observe(y);
        Normal normal = posterior.predict(features[n]);
        double energy = new Likelihood(metric, Prior.of(metric), Arrays.copyOf(features, n), y)
                .at(theta, new double[theta.length]);
        return new double[] {energy, normal.mean(), normal.deviation()};
    }

    @Property(tries = 100)
    void theGradientOfAPredictionIsItsSlope(@ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        Metric metric = new Metric(encoding);
        Posterior posterior = posterior(metric, encoding, seed, POINTS);
        double[] at = encoding.features(new SobolSequence(seed + 9, space.dimensions()).at(0, 0));
        double[] mean = new double[at.length];
        double[] deviation = new double[at.length];
        posterior.predict(at, mean, deviation);

        for (int axis = 0; axis < at.length; axis++) {
            if (metric.isNumber(axis) && !Double.isNaN(at[axis])) {
                Normal more = posterior.predict(moved(at, axis, SMALL));
                Normal less = posterior.predict(moved(at, axis, -SMALL));
                double slope = (more.mean() - less.mean()) / (2 * SMALL);
                double spread = (more.deviation() - less.deviation()) / (2 * SMALL);
                assertThat(mean[axis]).isEqualTo(slope, within(1e-4 + 1e-4 * Math.abs(slope)));
                assertThat(deviation[axis]).isEqualTo(spread, within(1e-3 + 1e-3 * Math.abs(spread)));
            }
        }
    }

    @Property(tries = 50)
    void withoutItsFantasiesItIsAsBefore(@ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        Metric metric = new Metric(encoding);
        Posterior once = posterior(metric, encoding, seed, POINTS);
        Posterior again = posterior(metric, encoding, seed, POINTS - 3);
        again.fantasise(points(encoding, seed + 1)[0]);
        again.fantasise(points(encoding, seed + 1)[1]);
        again.truncate(POINTS - 3);
        double[][] points = points(encoding, seed);
        for (int i = POINTS - 3; i < POINTS; i++) {
            again.add(points[i]);
        }
        again.observe(values(seed));
        double[] at = points(encoding, seed + 2)[0];

        assertThat(again.predict(at)).isEqualTo(once.predict(at));
    }

    @Property(tries = 50)
    void whatIsExpectedIsKnownBetterNearWhatWasSeen(@ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        Metric metric = new Metric(encoding);
        Posterior posterior = posterior(metric, encoding, seed, POINTS);
        double[] at = points(encoding, seed + 3)[0];
        double before = posterior.predict(at).deviation();

        posterior.fantasise(at);

        assertThat(posterior.predict(at).deviation()).isLessThanOrEqualTo(before + 1e-12);
    }

    @Example
    void theLogarithmOfAnImprovementIsRightWhereItCanBeComputedAndFiniteEverywhere() {
        for (double z = -5; z <= 5; z += 0.25) {
            double direct = LogEi.density(z) + z * LogEi.cumulative(z);
            assertThat(LogEi.logH(z)).isEqualTo(Math.log(direct), within(1e-6));
        }
        double last = LogEi.logH(-1e6);
        for (double z : new double[] {-1e5, -2e3, -1e3, -999, -100, -30, -5, -1, 0, 3, 1e3}) {
            assertThat(LogEi.logH(z)).isFinite().isGreaterThan(last);
            last = LogEi.logH(z);
        }
    }

    @Example
    void theSlopesOfAnImprovementAreThoseOfItsLogarithm() {
        for (double mean : new double[] {-3, 0, 2, 40}) {
            Normal normal = new Normal(mean, 0.7);
            double[] slopes = LogEi.slopes(normal, 0.5);
            double toMean = LogEi.value(new Normal(mean + SMALL, 0.7), 0.5) - LogEi.value(normal, 0.5);
            double toDeviation = LogEi.value(new Normal(mean, 0.7 + SMALL), 0.5) - LogEi.value(normal, 0.5);
            assertThat(slopes[0]).isEqualTo(toMean / SMALL, within(1e-2));
            assertThat(slopes[1]).isEqualTo(toDeviation / SMALL, within(1e-2 * Math.max(1, Math.abs(slopes[1]))));
        }
    }

    private static Posterior posterior(Metric metric, Encoding encoding, long seed, int size) {
        Posterior posterior = new Posterior(metric, new Hyperparameters(theta(metric, seed)), 2);
        Arrays.stream(points(encoding, seed)).limit(size).forEach(posterior::add);
        posterior.observe(Arrays.copyOf(values(seed), size));
        return posterior;
    }

    private static double[] values(long seed) {
        return new SplittableRandom(seed).doubles(POINTS, -2, 2).toArray();
    }

    private static double[] theta(Metric metric, long seed) {
        double[] theta = new double[Hyperparameters.count(metric)];
        SplittableRandom random = new SplittableRandom(seed);
        Arrays.setAll(theta, i -> random.nextDouble(-1.5, 1));
        theta[theta.length - 2] = random.nextDouble(-4, -1);
        return theta;
    }

    private static double[][] points(Encoding encoding, long seed) {
        var sequence = new SobolSequence(seed, encoding.size());
        double[][] points = new double[POINTS][];
        Arrays.setAll(points, i -> encoding.features(sequence.at(i, 0)));
        return points;
    }

    private static double[] moved(double[] x, int i, double by) {
        double[] moved = x.clone();
        moved[i] += by;
        return moved;
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }
}
