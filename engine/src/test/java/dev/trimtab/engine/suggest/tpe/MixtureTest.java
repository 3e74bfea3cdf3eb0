package dev.trimtab.engine.suggest.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MixtureTest {
    private static final int MANY = 20_000;

    /** The mean over the cube of a density relative to a uniform one is 1. */
    @Property(tries = 40)
    void aDensityIntegratesToOne(@ForAll("spaces") Space space, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Encoding encoding = Encoding.of(space);
        Mixture mixture = mixture(encoding, random, 5);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < MANY; i++) {
            double density = Math.exp(mixture.logDensity(encoding.features(place(encoding, random))));
            sum += density;
            squares += density * density;
        }
        double mean = sum / MANY;
        double error = Math.sqrt(Math.max(0, squares / MANY - mean * mean) / MANY);

        assertThat(mean).isCloseTo(1, within(6 * error + 1e-6));
    }

    /** Where places are drawn from the density, the mean of its inverse is the volume of the cube. */
    @Property(tries = 40)
    void placesAreDrawnFromTheDensity(@ForAll("spaces") Space space, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Encoding encoding = Encoding.of(space);
        Mixture mixture = mixture(encoding, random, 5);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < MANY; i++) {
            double[] place = mixture.draw(0, random);
            assertThat(Arrays.stream(place).allMatch(x -> x >= 0 && x <= 1)).isTrue();
            double inverse = Math.exp(-mixture.logDensity(encoding.features(place)));
            sum += inverse;
            squares += inverse * inverse;
        }
        double mean = sum / MANY;
        double error = Math.sqrt(Math.max(0, squares / MANY - mean * mean) / MANY);

        assertThat(mean).isCloseTo(1, within(6 * error + 1e-6));
    }

    private static Mixture mixture(Encoding encoding, SplittableRandom random, int points) {
        double[][] features = new double[points][];
        for (int i = 0; i < points; i++) {
            features[i] = encoding.features(place(encoding, random));
        }
        double[] weights = random.doubles(points, 0.1, 2).toArray();
        return new Mixture(Bandwidths.of(encoding, features), features, weights);
    }

    private static double[] place(Encoding encoding, SplittableRandom random) {
        return random.doubles(encoding.size()).toArray();
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any()
                .filter(space -> space.parameters().stream().allMatch(parameter -> parameter.dimensions() == 1));
    }
}
