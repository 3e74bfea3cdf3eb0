package dev.trimtab.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpaceRefusalsTest {
    private static final Parameter OPTIMIZER = new CategoricalParameter("optimizer", List.of("sgd", "adamw"), null);
    private static final Condition SGD = new Condition("optimizer", List.of("sgd"));
    private static final Space SPACE = new Space(List.of(
            new DoubleParameter("momentum", 0.5, 0.99, Scale.LINEAR, null, SGD),
            OPTIMIZER,
            new DoubleParameter("dropout", 0.1, 0.5, Scale.LINEAR, 0.1, null),
            new IntegerParameter("layers", 2, 8, Scale.LINEAR, 2, null)));

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("'lr'", "twice", () -> new Space(List.of(bool("lr", null), bool("lr", null)))),
                mistake("no parameter", "at least one", () -> new Space(List.of())),
                mistake(
                        "'a'",
                        "'b', which is not",
                        () -> new Space(List.of(bool("a", new Condition("b", List.of(true)))))),
                mistake(
                        "'a'",
                        "cannot be rmsprop",
                        () -> new Space(List.of(OPTIMIZER, bool("a", new Condition("optimizer", List.of("rmsprop")))))),
                mistake(
                        "'a'",
                        "itself",
                        () -> new Space(List.of(
                                bool("a", new Condition("b", List.of(true))),
                                bool("b", new Condition("a", List.of(true)))))),
                mistake(
                        "'a'",
                        "continuum",
                        () -> new Space(List.of(
                                real("x", 0, 1, Scale.LINEAR, null), bool("a", new Condition("x", List.of(0.5)))))),
                mistake("'lr'", "above its maximum", () -> real("lr", 2, 1, Scale.LINEAR, null)),
                mistake("'lr'", "above 0", () -> real("lr", 0, 1, Scale.LOG, null)),
                mistake("'m'", "max < 1", () -> real("m", 0, 1, Scale.REVERSE_LOG, null)),
                mistake("'m'", "max < 1", () -> real("m", -0.1, 0.5, Scale.REVERSE_LOG, null)),
                mistake("'x'", "above 0", () -> real("x", 0, 1, Scale.LINEAR, 0.0)),
                mistake("'x'", "larger than its range", () -> real("x", 0, 1, Scale.LINEAR, 1.5)),
                mistake("'x'", "finite", () -> real("x", 0, Double.NaN, Scale.LINEAR, null)),
                mistake("'x'", "2^53", () -> real("x", 0, 1, Scale.LINEAR, 1e-17)),
                mistake("'x'", "too narrow", () -> real("x", 1, Math.nextUp(1.0), Scale.LINEAR, null)),
                mistake("'x'", "too narrow", () -> real("x", 0, Math.nextDown(1.0), Scale.REVERSE_LOG, null)),
                mistake("'n'", "above 0", () -> new IntegerParameter("n", 0, 5, Scale.LINEAR, -1, null)),
                mistake("'n'", "reverse-log", () -> new IntegerParameter("n", 0, 5, Scale.REVERSE_LOG, 1, null)),
                mistake(
                        "'n'",
                        "2^53",
                        () -> new IntegerParameter("n", Long.MIN_VALUE, Long.MAX_VALUE, Scale.LINEAR, 1, null)),
                mistake("'o'", "increasing", () -> new OrdinalParameter("o", List.of(1.0, 1.0), null)),
                mistake("'c'", "twice", () -> new CategoricalParameter("c", List.of("a", "a"), null)),
                mistake("'p'", "at least one", () -> new PermutationParameter("p", List.of(), null)),
                mistake("'p'", "lists no value", () -> new Condition("p", List.of())));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsRefusedWithASentenceThatNamesIt(String name, String sentence, Supplier<Object> mistake) {
        assertThatThrownBy(mistake::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }

    static Stream<Arguments> wrongPoints() {
        return Stream.of(
                Arguments.of(Map.of("optimizer", "adamw", "dropout", 0.1, "layers", 2L, "depth", 1L), "'depth' is not"),
                Arguments.of(Map.of("optimizer", "adam", "dropout", 0.1, "layers", 2L), "one of sgd, adamw"),
                Arguments.of(Map.of("optimizer", "adamw", "dropout", 0.1, "layers", 2L, "momentum", 0.9), "only where"),
                Arguments.of(Map.of("optimizer", "sgd", "dropout", 0.1, "layers", 2L), "'momentum' is missing"),
                Arguments.of(Map.of("optimizer", "adamw", "dropout", 0.6, "layers", 2L), "from 0.1 to 0.5"),
                Arguments.of(Map.of("optimizer", "adamw", "dropout", 0.28, "layers", 2L), "nearest value is 0.3"),
                Arguments.of(Map.of("optimizer", "adamw", "dropout", 0.1, "layers", 3.5), "whole number from 2 to 8"),
                Arguments.of(Map.of("optimizer", "adamw", "dropout", 0.1, "layers", 3L), "off the step of 2"),
                Arguments.of(Map.of("optimizer", "adamw", "dropout", "0.1", "layers", 2L), "number from 0.1 to 0.5"));
    }

    @ParameterizedTest
    @MethodSource("wrongPoints")
    void aWrongPointIsExplained(Map<String, Object> values, String sentence) {
        assertThat(SPACE.problem(new Point(values)))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains(sentence).endsWith("."));
    }

    @Test
    void numbersAsYamlGivesThemAreTaken() {
        Point point = SPACE.typed(Map.of("layers", 4, "dropout", 0.3f + 0.0, "optimizer", "adamw"));
        assertThat(SPACE.typed(Map.of("layers", 4, "dropout", 0.3, "optimizer", "adamw"))
                        .values())
                .containsExactly(Map.entry("optimizer", "adamw"), Map.entry("dropout", 0.3), Map.entry("layers", 4L));
        assertThat(SPACE.problem(point))
                .hasValueSatisfying(problem -> assertThat(problem).contains("'dropout'"));
        assertThat(SPACE.problem(new Point(Map.of("layers", 4, "dropout", 0.3, "optimizer", "adamw"))))
                .isEmpty();
    }

    @Test
    void aPartialPointMayNameAChildAlone() {
        assertThat(SPACE.complete(Map.of("momentum", 0.9), 0, 0.9, 0, 0).values())
                .containsEntry("optimizer", "sgd")
                .containsEntry("momentum", 0.9);
        assertThat(SPACE.partialProblem(Map.of("momentum", 0.9, "optimizer", "adamw")))
                .hasValueSatisfying(problem -> assertThat(problem).contains("'momentum'", "'optimizer' is sgd"));
    }

    @Test
    void aChildIsActiveOnlyWhereItsParentSaysSo() {
        assertThat(SPACE.isActive("momentum", Map.of("optimizer", "sgd"))).isTrue();
        assertThat(SPACE.isActive("momentum", Map.of("optimizer", "adamw"))).isFalse();
        assertThat(SPACE.isActive("momentum", Map.of())).isFalse();
        assertThat(SPACE.isActive("nothing", Map.of())).isFalse();
    }

    private static Arguments mistake(String name, String sentence, Supplier<Object> mistake) {
        return Arguments.of(name, sentence, mistake);
    }

    private static Parameter bool(String name, @Nullable Condition when) {
        return new BooleanParameter(name, when);
    }

    private static Parameter real(String name, double min, double max, Scale scale, @Nullable Double step) {
        return new DoubleParameter(name, min, max, scale, step, null);
    }
}
