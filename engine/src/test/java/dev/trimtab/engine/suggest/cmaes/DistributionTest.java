package dev.trimtab.engine.suggest.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class DistributionTest {
    @Property
    void aTrialsDrawIsFoundAgainByItsPoint(
            @ForAll("spaces") Space space, @ForAll @IntRange(max = 1_000) int index, @ForAll long seed) {
        Coordinates coordinates = Coordinates.of(Encoding.of(space));
        Distribution distribution = anywhere(coordinates, seed);
        for (int attempt = 0; attempt < Distribution.ATTEMPTS; attempt++) {
            double[] draw = Distribution.draw(coordinates, seed, index, attempt);
            double[] place = distribution.place(draw, attempt);
            Point point = coordinates.encoding().point(place);
            double[] features = coordinates.features(coordinates.encoding().place(point));
            assertThat(distribution.origin(draw, attempt, features).orElseThrow())
                    .isEqualTo(place);
        }
    }

    @Example
    void boundsAreMirrors() {
        double[] places = {-0.25, 0, 0.3, 1, 1.25, 2.25, -1.5};
        assertThat(Arrays.stream(places).map(Distribution::reflected).toArray())
                .containsExactly(0.25, 0.0, 0.3, 1.0, 0.75, 0.25, 0.5);
    }

    @Property
    void whatIsDrawnOfAnAxisWithoutStepsLiesInTheCube(
            @ForAll @DoubleRange(min = 0, max = 1) double mean,
            @ForAll @DoubleRange(min = 1e-9, max = 1) @Scale(9) double sigma,
            @ForAll @IntRange(max = 1_000) int index) {
        Coordinates coordinates = Coordinates.of(Encoding.of(
                new Space(List.of(new DoubleParameter("x", 0, 1, dev.trimtab.engine.space.Scale.LINEAR, null, null)))));
        var distribution = new Distribution(
                coordinates, 0, new Gaussian(new double[] {mean}, sigma), new Categories(coordinates, 0.1));
        for (int attempt = 0; attempt < Distribution.ATTEMPTS; attempt++) {
            double[] place = distribution.place(Distribution.draw(coordinates, 7, index, attempt), attempt);
            assertThat(place[0]).isBetween(0.0, 1.0);
        }
    }

    private static Distribution anywhere(Coordinates coordinates, long seed) {
        var random = new SplittableRandom(seed);
        double[] mean = random.doubles(coordinates.normal().length).toArray();
        return new Distribution(coordinates, 0, new Gaussian(mean, 0.2), new Categories(coordinates, 0.1));
    }

    @Property
    void aNeighbouringValueAlwaysHasAChance(
            @ForAll @IntRange(min = 2, max = 12) int levels,
            @ForAll @DoubleRange(min = -0.5, max = 1.5) double mean,
            @ForAll @DoubleRange(min = 1e-6, max = 0.5) @Scale(6) double sigma,
            @ForAll @DoubleRange(min = 0.001, max = 0.3) @Scale(3) double alpha) {
        Coordinates coordinates = Coordinates.of(Encoding.of(new Space(
                List.of(new IntegerParameter("n", 1, levels, dev.trimtab.engine.space.Scale.LINEAR, 1, null)))));
        Axis axis = coordinates.axis(0);
        Gaussian gaussian = new Gaussian(new double[] {mean}, sigma);
        int before = axis.level(mean);

        new Margin(coordinates, alpha).correct(gaussian);

        int level = axis.level(gaussian.mean[0]);
        double below =
                level == 0 ? 0 : NormalLaw.above((gaussian.mean[0] - axis.edges()[level]) / gaussian.deviation(0));
        double above = level == levels - 1
                ? 0
                : NormalLaw.above((axis.edges()[level + 1] - gaussian.mean[0]) / gaussian.deviation(0));
        assertThat(level).isEqualTo(before);
        assertThat(below + above).isGreaterThan(alpha * 0.99);
        if (level > 0 && level < levels - 1) {
            assertThat(Math.min(below, above)).isGreaterThan(alpha / 2 * 0.99);
        }
    }

    @Property
    void probabilitiesOfCategoriesStayProbabilities(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int generations) {
        Coordinates coordinates = Coordinates.of(Encoding.of(space));
        Categories categories = new Categories(coordinates, 0.2);
        var random = new SplittableRandom(seed);
        for (int generation = 0; generation < generations; generation++) {
            int[][] members = new int[6][coordinates.categories().length];
            for (int[] member : members) {
                for (int i = 0; i < member.length; i++) {
                    member[i] = random.nextInt(8) == 0 ? -1 : random.nextInt(categories.probability[i].length);
                }
            }
            categories.learn(members, Rates.of(3, 6).weights());
        }
        for (double[] p : categories.probability) {
            assertThat(Arrays.stream(p).sum()).isEqualTo(1, within(1e-9));
            assertThat(Arrays.stream(p).min().orElseThrow()).isGreaterThan(0.2 / (p.length - 1) * 0.99 - 1e-9);
        }
    }

    @Example
    void theRatesAreThoseOfTheTutorial() {
        Rates rates = Rates.of(10, Rates.population(10));
        assertThat(rates.weights()).hasSize(10);
        assertThat(Arrays.stream(rates.weights()).filter(weight -> weight > 0).sum())
                .isEqualTo(1, within(1e-12));
        assertThat(rates.muEff()).isEqualTo(3.167, within(1e-3));
        assertThat(rates.cSigma()).isEqualTo(0.2844, within(1e-4));
        assertThat(rates.dSigma()).isEqualTo(1.2844, within(1e-4));
        assertThat(rates.c1()).isEqualTo(0.01528, within(1e-5));
        assertThat(rates.cC()).isEqualTo(0.2950, within(1e-4));
        double sum = Arrays.stream(rates.weights()).sum();
        assertThat(sum).isLessThan(0).isGreaterThan(-1.5);
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }
}
