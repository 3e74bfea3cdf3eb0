package dev.trimtab.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PointsOfTheCubeTest {
    private static final double LAST = Math.nextDown(1.0);

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    @Property(tries = 300)
    void everyPlaceOfTheCubeIsAPointOfTheSpace(@ForAll("spaces") Space space, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        for (int draw = 0; draw < 20; draw++) {
            double[] cube = switch (draw) {
                case 0 -> new double[space.dimensions()];
                case 1 ->
                    DoubleStream.generate(() -> LAST).limit(space.dimensions()).toArray();
                default -> random.doubles(space.dimensions()).toArray();
            };
            Point point = space.point(cube);
            assertThat(space.problem(point)).isEmpty();
            assertThat(point.values().keySet()).containsExactlyElementsOf(activeNames(space, point));
            space.parameters().stream()
                    .filter(parameter -> point.values().containsKey(parameter.name()))
                    .forEach(parameter -> assertTakes(parameter, point.values().get(parameter.name())));
        }
    }

    @Property(tries = 300)
    void aPartialPointKeepsWhatItNames(@ForAll("spaces") Space space, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        Map<String, Object> whole =
                space.point(random.doubles(space.dimensions()).toArray()).values();
        Map<String, Object> partial = new HashMap<>(whole);
        partial.keySet().removeIf(name -> random.nextBoolean());
        Point completed =
                space.complete(partial, random.doubles(space.dimensions()).toArray());
        assertThat(completed.values()).containsAllEntriesOf(partial);
        assertThat(space.problem(completed)).isEmpty();
    }

    @Test
    void everyValueOfAFiniteParameterIsDrawn() {
        List<Parameter> parameters = List.of(
                new IntegerParameter("log", 1, 20, Scale.LOG, 1, null),
                new IntegerParameter("linear", -10, 10, Scale.LINEAR, 2, null),
                new DoubleParameter("reverse", 0, 0.99, Scale.REVERSE_LOG, 0.01, null),
                new PermutationParameter("order", List.of("a", "b", "c", "d"), null));
        for (Parameter parameter : parameters) {
            var random = new SplittableRandom(1);
            Set<Object> drawn = new HashSet<>();
            IntStream.range(0, 5000)
                    .forEach(i -> drawn.add(parameter.value(
                            random.doubles(parameter.dimensions()).toArray())));
            assertThat(drawn).containsExactlyInAnyOrderElementsOf(Twin.values(parameter));
        }
    }

    @Test
    void stepsOfALinearScaleAreEquallyLikely() {
        var parameter = new DoubleParameter("x", 0.1, 1, Scale.LINEAR, 0.1, null);
        Map<Object, Integer> hits = new HashMap<>();
        IntStream.range(0, 1000).forEach(i -> hits.merge(parameter.value(i / 1000.0), 1, Integer::sum));
        assertThat(hits)
                .hasSize(10)
                .allSatisfy((value, count) -> assertThat(count).isEqualTo(100));
    }

    /** On 1 to 4 the cells end at ln 1.5, ln 2.5 and ln 3.5; the outermost are mirrored at ln 1 and ln 4. */
    @Test
    void stepsOfALogScaleOwnWhatIsNearestToThem() {
        var parameter = new IntegerParameter("n", 1, 4, Scale.LOG, 1, null);
        Map<Object, Integer> hits = new HashMap<>();
        IntStream.range(0, 10_000).forEach(i -> hits.merge(parameter.value(i / 10_000.0), 1, Integer::sum));
        Map<Long, Integer> expected = Map.of(1L, 4212, 2L, 2653, 3L, 1748, 4L, 1387);
        expected.forEach((value, share) -> assertThat(hits.get(value)).isCloseTo(share, within(2)));
    }

    @Test
    void halfOfALogScaleLiesBelowItsGeometricMean() {
        assertThat(new DoubleParameter("lr", 1e-6, 1e-2, Scale.LOG, null, null).value(0.5))
                .isEqualTo(1e-4);
        assertThat(new DoubleParameter("m", 0.9, 0.9999, Scale.REVERSE_LOG, null, null).value(2.0 / 3))
                .isEqualTo(0.999);
        assertThat(new DoubleParameter("x", 0, 3, Scale.LINEAR, null, null).value(1.0 / 3))
                .isEqualTo(1.0);
        assertThat((Long) new IntegerParameter("n", 1, 10_000, Scale.LOG, 1, null).value(0.5))
                .isBetween(80L, 125L);
    }

    private static List<String> activeNames(Space space, Point point) {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : space.parameters()) {
            if (Twin.isActive(space, parameter.name(), point.values())) {
                names.add(parameter.name());
            }
        }
        return names;
    }

    private static void assertTakes(Parameter parameter, Object value) {
        if (parameter instanceof DoubleParameter real && real.step() == null) {
            double number = (Double) value;
            assertThat(number).isBetween(real.min(), real.max());
            assertThat(new BigDecimal(Objects.toString(value))
                            .stripTrailingZeros()
                            .precision())
                    .isLessThanOrEqualTo(15);
        } else {
            assertThat(Twin.values(parameter)).contains(value);
        }
    }
}
