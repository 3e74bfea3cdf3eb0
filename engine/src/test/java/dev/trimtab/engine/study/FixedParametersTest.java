package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters that have one value only. */
class FixedParametersTest {
    private static final List<Parameter> FIXED = List.of(
            new DoubleParameter("linear", 0.3, 0.3, Scale.LINEAR, null, null),
            new DoubleParameter("log", 1e-5, 1e-5, Scale.LOG, null, null),
            new DoubleParameter("reverse", 0.999, 0.999, Scale.REVERSE_LOG, null, null),
            new DoubleParameter("stepped", 0.1, 0.1, Scale.LINEAR, 0.1, null),
            new IntegerParameter("whole", 8, 8, Scale.LOG, 4, null),
            new OrdinalParameter("ordinal", List.of(0.5), null),
            new CategoricalParameter("category", List.of("only"), null),
            new PermutationParameter("order", List.of("alone"), null));

    private static final Map<String, Object> VALUES = Map.of(
            "linear", 0.3,
            "log", 1e-5,
            "reverse", 0.999,
            "stepped", 0.1,
            "whole", 8L,
            "ordinal", 0.5,
            "category", "only",
            "order", List.of("alone"));

    static Stream<Algorithm> algorithms() {
        return Stream.of(
                new Algorithm.Bayesian(),
                new Algorithm.Cmaes(),
                new Algorithm.DifferentialEvolution(4, 0.5, 0.5),
                new Algorithm.Evolution(4, 2),
                new Algorithm.Grid(4),
                new Algorithm.NsgaII(4, 20),
                new Algorithm.Random(),
                new Algorithm.Sobol(),
                new Algorithm.Tpe(4, 12));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void keepTheirValueExactlyWhileTheOthersAreTuned(Algorithm algorithm) {
        List<Parameter> parameters = new ArrayList<>(FIXED);
        parameters.add(new IntegerParameter("free", 1, 64, Scale.LOG, 3, null));
        Run run = Run.orderly(Studies.study(new Space(parameters), algorithm, new Limits(30, 1, 9)));

        assertThat(run.started.values())
                .hasSize(22)
                .allSatisfy(start -> assertThat(start.parameters().values()).containsAllEntriesOf(VALUES));
        assertThat(run.finish().reason()).isEqualTo(FinishReason.SPACE_EXHAUSTED);
    }

    @Test
    void aSpaceOfNothingElseHasOnePoint() {
        algorithms().forEach(algorithm -> {
            Run run = Run.orderly(Studies.study(new Space(FIXED), algorithm, new Limits(30, 1, 9)));
            assertThat(run.started).as(algorithm.toString()).hasSize(1);
            assertThat(run.finish().reason()).isEqualTo(FinishReason.SPACE_EXHAUSTED);
        });
    }
}
