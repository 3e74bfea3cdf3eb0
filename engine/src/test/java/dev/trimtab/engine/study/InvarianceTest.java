package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.BooleanParameter;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What must not matter: how parameters are called, and, to those that go by ranks, how results are spaced. */
class InvarianceTest {
    private static final int TRIALS = 16;

    @Property(tries = 100)
    void namesOfParametersMakeNoDifference(
            @ForAll("spaces") Space space, @ForAll("algorithms") Algorithm algorithm, @ForAll long seed) {
        // Their alphabetical order is another one, too.
        UnaryOperator<String> other = name -> "renamed-" + (1_000 - Integer.parseInt(name.substring(1)));
        Space renamed = new Space(space.parameters().stream()
                .map(parameter -> renamed(parameter, other))
                .toList());

        assertThat(points(renamed, trials(renamed, algorithm, seed, loss -> loss)))
                .isEqualTo(points(space, trials(space, algorithm, seed, loss -> loss)));
    }

    @Property(tries = 100)
    void whoGoesByRanksDoesTheSameOnAnyGrowingScale(
            @ForAll("spaces") Space space, @ForAll("rankers") Algorithm algorithm, @ForAll long seed) {
        assertThat(points(space, trials(space, algorithm, seed, loss -> Math.exp(3 * loss) - 7)))
                .isEqualTo(points(space, trials(space, algorithm, seed, loss -> loss)));
    }

    @Property(tries = 50)
    void theBestNeverGetsWorse(
            @ForAll("spaces") Space space, @ForAll("algorithms") Algorithm algorithm, @ForAll long seed) {
        Study study = Search.study(space, algorithm, TRIALS, seed);
        List<StudyTrial> all = trials(space, algorithm, seed, loss -> loss);
        double before = Double.POSITIVE_INFINITY;
        for (int count = 1; count <= all.size(); count++) {
            Optional<StudyTrial> best = Tuner.best(Studies.with(study, all.subList(0, count)));
            double now = best.orElseThrow().values().getFirst();
            assertThat(now).isLessThanOrEqualTo(before);
            before = now;
        }
    }

    private static List<StudyTrial> trials(Space space, Algorithm algorithm, long seed, DoubleUnaryOperator scale) {
        Encoding encoding = Encoding.of(space);
        return Search.trials(space, algorithm, point -> scale.applyAsDouble(loss(encoding.place(point))), TRIALS, seed);
    }

    /** Rounded, so that no scale makes equals of what differs. */
    private static double loss(double[] place) {
        double sum = Arrays.stream(place)
                .map(x -> Double.isNaN(x) ? 0 : (x - 0.3) * (x - 0.3))
                .sum();
        return Math.rint(1024 * sum) / 1024;
    }

    /** The values of each trial in the order of the parameters, null where one is not active. */
    private static List<List<@Nullable Object>> points(Space space, List<StudyTrial> trials) {
        List<List<@Nullable Object>> points = new ArrayList<>();
        for (StudyTrial trial : trials) {
            Point point = trial.parameters();
            List<@Nullable Object> values = new ArrayList<>();
            space.parameters().forEach(parameter -> values.add(point.values().get(parameter.name())));
            points.add(values);
        }
        return points;
    }

    private static Parameter renamed(Parameter parameter, UnaryOperator<String> other) {
        String name = other.apply(parameter.name());
        Condition when = parameter.when() == null
                ? null
                : new Condition(
                        other.apply(parameter.when().parameter()),
                        parameter.when().values());
        return switch (parameter) {
            case BooleanParameter it -> new BooleanParameter(name, when);
            case CategoricalParameter it -> new CategoricalParameter(name, it.values(), when);
            case DoubleParameter it -> new DoubleParameter(name, it.min(), it.max(), it.scale(), it.step(), when);
            case IntegerParameter it -> new IntegerParameter(name, it.min(), it.max(), it.scale(), it.step(), when);
            case OrdinalParameter it -> new OrdinalParameter(name, it.values(), when);
            case PermutationParameter it -> new PermutationParameter(name, it.of(), when);
        };
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    @Provide
    Arbitrary<Algorithm> rankers() {
        return Arbitraries.of(
                new Algorithm.Cmaes(),
                new Algorithm.DifferentialEvolution(4, 0.5, 0.5),
                new Algorithm.Evolution(4, 2),
                new Algorithm.LocalSearch(),
                new Algorithm.Tpe(5, 24),
                new Algorithm.TreeSearch());
    }

    @Provide
    Arbitrary<Algorithm> algorithms() {
        return Arbitraries.oneOf(
                rankers(),
                Arbitraries.of(
                        new Algorithm.Bayesian(),
                        new Algorithm.Grid(3),
                        new Algorithm.NsgaII(4, 20),
                        new Algorithm.Random(),
                        new Algorithm.Sobol()));
    }
}
