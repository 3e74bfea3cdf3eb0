package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Source;
import dev.trimtab.engine.suggest.Source.Lesson;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TransferTest {
    private static final Space SPACE = new Space(List.of(
            new DoubleParameter("lr", 1e-5, 1, Scale.LOG, null, null),
            new CategoricalParameter("optimizer", List.of("sgd", "adamw"), null),
            new DoubleParameter("momentum", 0, 1, Scale.LINEAR, null, new Condition("optimizer", List.of("sgd"))),
            new DoubleParameter("dropout", 0, 1, Scale.LINEAR, null, null)));

    @Example
    void parametersAreSharedByNameAndByTheValuesTheyCanTake() {
        Lessons lessons = lessons(
                new Lesson(Map.of("lr", 0.1, "optimizer", "sgd", "momentum", 0.9, "dropout", "none", "depth", 3), 1),
                new Lesson(Map.of("lr", 1, "optimizer", "adamw", "dropout", "some"), 2));
        assertThat(lessons.shared()).containsExactly(true, true, true, false);
        assertThat(lessons.observations().stream().map(Observation::point))
                .containsExactly(
                        new Point(Map.of("lr", 0.1, "optimizer", "sgd", "momentum", 0.9)),
                        new Point(Map.of("lr", 1.0, "optimizer", "adamw")));
    }

    @Example
    void aTrialThatCouldNotBeTriedHereTeachesNothing() {
        Lessons lessons = lessons(
                new Lesson(Map.of("lr", 0.1, "optimizer", "sgd", "momentum", 0.9), 1),
                new Lesson(Map.of("lr", 0.1, "optimizer", "sgd"), 2),
                new Lesson(Map.of("lr", 7, "optimizer", "adamw"), 3),
                new Lesson(Map.of("optimizer", "adamw"), 4),
                new Lesson(Map.of("lr", 0.2, "optimizer", "adamw", "momentum", 0.3), 5));
        assertThat(lessons.observations().stream().map(Observation::loss)).containsExactly(1.0, 5.0);
    }

    @Example
    void aParameterIsNotSharedWithoutTheOneItDependsOn() {
        Lessons lessons = lessons(
                new Lesson(Map.of("lr", 0.1, "optimizer", "lion", "momentum", 0.9), 1),
                new Lesson(Map.of("lr", 0.2, "optimizer", "shampoo", "momentum", 0.8), 2));
        assertThat(lessons.shared()).containsExactly(true, false, false, false);
        assertThat(lessons.observations()).hasSize(2);
    }

    @Example
    void asSourcesAreRefutedTheirWeightVanishes() {
        Space line = new Space(List.of(new DoubleParameter("x", 0, 1, Scale.LINEAR, null, null)));
        Encoding encoding = Encoding.of(line);
        Metric metric = new Metric(encoding);
        Memory memory = new Memory();
        List<SourceModel> sources = models(encoding, metric, List.of(source(x -> x), source(x -> -x)), memory);
        double[][] features = {{0.1}, {0.4}, {0.6}, {0.9}};
        Ensemble first = Ensemble.of(sources, new double[0][], new double[0]).orElseThrow();
        Ensemble later =
                Ensemble.of(sources, features, new double[] {-1, -0.5, 0.5, 1}).orElseThrow();
        assertThat(first.weights()).containsExactly(0.5, 0.5);
        assertThat(later.weights()[0]).isBetween(0.5, 1.5);
        assertThat(later.weights()[1]).isZero();
        assertThat(Ensemble.of(sources.subList(1, 2), features, new double[] {-1, -0.5, 0.5, 1}))
                .isEmpty();
    }

    @Property(tries = 60)
    void theGradientsOnTopOfOtherStudiesAreSlopes(@ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        Metric metric = new Metric(encoding);
        Memory memory = new Memory();
        var random = new SplittableRandom(seed);
        List<SourceModel> sources =
                models(encoding, metric, List.of(random(space, random), random(space, random)), memory);
        double[][] features = IntStream.range(0, 8)
                .mapToObj(i -> encoding.features(new SobolSequence(seed, encoding.size()).at(i, 0)))
                .toArray(double[][]::new);
        double[] losses = random.doubles(8).toArray();
        Posterior posterior = Surrogate.ofRests(metric, features, losses, Told.nothing(8), memory)
                .over(
                        new Ensemble(
                                sources,
                                IntStream.range(0, sources.size())
                                        .mapToDouble(i -> 0.7)
                                        .toArray()),
                        0.3,
                        2,
                        Surrogate.ofLosses(metric, features, losses, memory))
                .posterior();
        double[] at = encoding.features(random.doubles(encoding.size()).toArray());
        double[] mean = new double[at.length];
        double[] deviation = new double[at.length];
        posterior.predict(at, mean, deviation);
        double by = 1e-5;
        for (int axis = 0; axis < at.length; axis++) {
            if (metric.isNumber(axis) && !Double.isNaN(at[axis])) {
                Normal up = posterior.predict(moved(at, axis, by));
                Normal down = posterior.predict(moved(at, axis, -by));
                double toMean = (up.mean() - down.mean()) / (2 * by);
                double toDeviation = (up.deviation() - down.deviation()) / (2 * by);
                assertThat(mean[axis]).isEqualTo(toMean, within(1e-3 + 1e-3 * Math.abs(toMean)));
                assertThat(deviation[axis]).isEqualTo(toDeviation, within(1e-2 + 1e-2 * Math.abs(toDeviation)));
            }
        }
    }

    private static List<SourceModel> models(Encoding encoding, Metric metric, List<Source> sources, Memory memory) {
        return Lessons.of(encoding, sources).stream()
                .map(lessons -> SourceModel.of(encoding, metric, lessons, memory))
                .toList();
    }

    private static double[] moved(double[] at, int axis, double by) {
        double[] moved = Arrays.copyOf(at, at.length);
        moved[axis] += by;
        return moved;
    }

    private static Lessons lessons(Lesson... lessons) {
        return Lessons.of(Encoding.of(SPACE), new Source(List.of(lessons)));
    }

    private interface Line {
        double at(double x);
    }

    private static Source source(Line loss) {
        return new Source(IntStream.range(0, 10)
                .mapToObj(i -> new Lesson(Map.of("x", i / 10.0), loss.at(i / 10.0)))
                .toList());
    }

    private static Source random(Space space, SplittableRandom random) {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Point point = space.point(random.doubles(space.dimensions()).toArray());
            lessons.add(new Lesson(point.values(), random.nextDouble()));
        }
        return new Source(lessons);
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }
}
