package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.front.Boxes;
import dev.trimtab.engine.front.Hypervolume;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HypervolumeImprovementTest {
    private static final int POINTS = 9;
    private static final int DRAWS = 4_000;
    /** What is lost of a value, of its size: a sum of hundreds of terms, as large as itself. */
    private static final double ROUNDING = 1e-13;

    private static final double SMALL = 1e-6;
    private static final Unbent SAME = Unbent.of(new double[] {0, 1}, new double[] {0, 1});

    @Property(tries = 60)
    void itIsTheMeanOfWhatDrawsFromTheModelsWouldAdd(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int objectives) {
        Encoding encoding = Encoding.of(space);
        List<Posterior> posteriors = posteriors(encoding, seed, objectives);
        double[][] front = front(seed, objectives);
        double[] reference = reference(objectives);
        double[] at = encoding.features(new SobolSequence(seed + 9, space.dimensions()).at(0, 0));
        double before = Hypervolume.of(front, reference);
        var random = new SplittableRandom(seed);
        double[] added = new double[DRAWS];
        double[][] more = Arrays.copyOf(front, front.length + 1);
        for (int i = 0; i < DRAWS; i++) {
            more[front.length] = posteriors.stream()
                    .map(posterior -> posterior.predict(at))
                    .mapToDouble(normal -> normal.mean() + normal.deviation() * random.nextGaussian())
                    .toArray();
            added[i] = Hypervolume.of(more, reference) - before;
        }
        double mean = Arrays.stream(added).average().orElseThrow();
        double error = Warp.deviation(added) / Math.sqrt(DRAWS);

        double promise = improvement(posteriors, front, reference, encoding).at(at);

        assertThat(Math.exp(promise)).isEqualTo(mean, within(6 * error + 1e-3));
    }

    @Property(tries = 100)
    void itsGradientIsItsSlopeAlsoFarFromTheFront(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int objectives) {
        Encoding encoding = Encoding.of(space);
        Metric metric = new Metric(encoding);
        double away = seed % 3 == 0 ? 30 : 0;
        double step = away > 0 ? 1e-5 : SMALL; // far away the logarithms are large and their last digits lost
        double[][] front = front(seed, objectives);
        double[] reference = reference(objectives);
        Arrays.stream(front).forEach(point -> Arrays.setAll(point, k -> point[k] - away));
        Arrays.setAll(reference, k -> reference[k] - away);
        Acquisition improvement = improvement(posteriors(encoding, seed, objectives), front, reference, encoding);
        double[] at = encoding.features(new SobolSequence(seed + 9, space.dimensions()).at(0, 0));
        double[] gradient = new double[at.length];
        double value = improvement.at(at, gradient);

        assertThat(value).isFinite().isEqualTo(improvement.at(at));
        double rounding = ROUNDING * Math.abs(value) / step;
        for (int axis = 0; axis < at.length; axis++) {
            if (metric.isNumber(axis) && !Double.isNaN(at[axis])) {
                double slope =
                        (improvement.at(moved(at, axis, step)) - improvement.at(moved(at, axis, -step))) / (2 * step);
                assertThat(gradient[axis]).isEqualTo(slope, within(rounding + 2e-3 + 2e-3 * Math.abs(slope)));
            }
        }
    }

    private static Acquisition improvement(
            List<Posterior> posteriors, double[][] front, double[] reference, Encoding encoding) {
        return new HypervolumeImprovement(
                posteriors,
                posteriors.stream().map(posterior -> SAME).toList(),
                Boxes.of(front, reference),
                encoding.size());
    }

    private static double[] reference(int objectives) {
        double[] reference = new double[objectives];
        Arrays.fill(reference, 1.5);
        return reference;
    }

    private static double[][] front(long seed, int objectives) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, 6)
                .mapToObj(i -> random.doubles(objectives, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    private static List<Posterior> posteriors(Encoding encoding, long seed, int objectives) {
        Metric metric = new Metric(encoding);
        List<Posterior> posteriors = new ArrayList<>();
        for (int k = 0; k < objectives; k++) {
            var random = new SplittableRandom(seed + k);
            double[] theta = new double[Hyperparameters.count(metric)];
            Arrays.setAll(theta, i -> random.nextDouble(-1.5, 1));
            theta[theta.length - 2] = random.nextDouble(-4, -1);
            var posterior = new Posterior(metric, new Hyperparameters(theta), POINTS);
            var places = new SobolSequence(seed, encoding.size());
            for (int i = 0; i < POINTS; i++) {
                posterior.add(encoding.features(places.at(i, 0)));
            }
            posterior.observe(random.doubles(POINTS, -2, 2).toArray());
            posteriors.add(posterior);
        }
        return posteriors;
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
