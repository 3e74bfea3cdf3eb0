package dev.trimtab.engine.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against brute force over all points of a small space. */
class DecompositionTest {
    private static final int LEVELS = 4;

    private static final Space SPACE = new Space(List.of(
            new IntegerParameter("i", 0, LEVELS - 1, Scale.LINEAR, 1, null),
            new CategoricalParameter("c", List.of("p", "q", "r", "s"), null),
            new IntegerParameter("k", 0, LEVELS - 1, Scale.LINEAR, 1, null)));

    private static final Encoding ENCODING = Encoding.of(SPACE);

    @Property(tries = 100)
    void isThatOfTheFunctionsThatTheTreesAre(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        List<Point> points = IntStream.range(0, 40)
                .mapToObj(i -> ENCODING.point(random.doubles(3).toArray()))
                .toList();
        Samples samples =
                Samples.of(ENCODING, points, random.doubles(points.size()).toArray());
        Tree one = Grower.grow(samples, IntStream.range(0, 20).toArray(), 1, random);
        Tree two = Grower.grow(samples, IntStream.range(15, 40).toArray(), 2, random);

        var found = new Decomposition(ENCODING.axes(), 3);
        found.add(one, two);

        double[] f = table(one);
        double[] g = table(two);
        for (int i = 0; i < 3; i++) {
            int parameter = i;
            assertThat(found.main(i)).isCloseTo(shared(f, g, (x, y) -> x[parameter] == y[parameter] ? 1 : 0), near());
            assertThat(found.total(i))
                    .isCloseTo(
                            shared(f, g, (x, y) -> Arrays.equals(x, y) ? 1 : 0)
                                    - shared(f, g, (x, y) -> apart(x, y, parameter) == 0 ? 1 : 0),
                            near());
            for (int j = i + 1; j < 3; j++) {
                int other = j;
                double both = shared(f, g, (x, y) -> x[parameter] == y[parameter] && x[other] == y[other] ? 1 : 0);
                assertThat(found.interaction(i, j)).isCloseTo(both - found.main(i) - found.main(j), near());
            }
        }
    }

    @Property(tries = 100)
    void theLeavesOfATreeFillTheCubeAndDoNotOverlap(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        List<Point> points = IntStream.range(0, 30)
                .mapToObj(i -> ENCODING.point(random.doubles(3).toArray()))
                .toList();
        Samples samples = Samples.of(ENCODING, points, random.doubles(30).toArray());

        Tree tree = Grower.grow(samples, IntStream.range(0, 30).toArray(), 1, random);

        assertThat(tree.leaves().stream()
                        .mapToDouble(leaf -> leaf.box().volume(ENCODING.axes()))
                        .sum())
                .isCloseTo(1, near());
        for (int cell = 0; cell < LEVELS * LEVELS * LEVELS; cell++) {
            double[] place = place(cell);
            assertThat(tree.leaves().stream().filter(leaf -> holds(leaf.box(), place)))
                    .hasSize(1);
        }
    }

    private static org.assertj.core.data.Offset<Double> near() {
        return within(1e-9);
    }

    /** How many parameters differ, but for one. */
    private static int apart(int[] x, int[] y, int but) {
        return (int) IntStream.range(0, x.length)
                .filter(i -> i != but && x[i] != y[i])
                .count();
    }

    /** The covariance of what both functions say at points that agree in something. */
    private static double shared(double[] f, double[] g, ToDoubleBiFunction<int[], int[]> agree) {
        double sum = 0;
        double weight = 0;
        double meanF = Arrays.stream(f).average().orElseThrow();
        double meanG = Arrays.stream(g).average().orElseThrow();
        for (int x = 0; x < f.length; x++) {
            for (int y = 0; y < g.length; y++) {
                double both = agree.applyAsDouble(levels(x), levels(y));
                weight += both;
                sum += both * (f[x] - meanF) * (g[y] - meanG);
            }
        }
        return sum / weight;
    }

    private static int[] levels(int cell) {
        return new int[] {cell / (LEVELS * LEVELS), cell / LEVELS % LEVELS, cell % LEVELS};
    }

    private static double[] place(int cell) {
        return Arrays.stream(levels(cell))
                .mapToDouble(level -> (level + 0.5) / LEVELS)
                .toArray();
    }

    private static double[] table(Tree tree) {
        List<Double> values = new ArrayList<>();
        for (int cell = 0; cell < LEVELS * LEVELS * LEVELS; cell++) {
            double[] place = place(cell);
            values.add(tree.leaves().stream()
                    .filter(leaf -> holds(leaf.box(), place))
                    .findFirst()
                    .orElseThrow()
                    .value());
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean holds(Box box, double[] place) {
        return IntStream.range(0, place.length).allMatch(axis -> {
            var levels = box.levels()[axis];
            return levels == null
                    ? box.low()[axis] <= place[axis] && place[axis] < box.high()[axis]
                    : levels.get(ENCODING.axes().get(axis).level(place[axis]));
        });
    }
}
