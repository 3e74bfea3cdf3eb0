package dev.trimtab.core.study;

import static dev.trimtab.core.study.Parameters.categorical;
import static dev.trimtab.core.study.Parameters.integer;
import static dev.trimtab.core.study.Parameters.ordinal;
import static dev.trimtab.core.study.Parameters.permutation;
import static dev.trimtab.core.study.Parameters.real;
import static dev.trimtab.core.study.Parameters.truth;
import static dev.trimtab.core.study.Parameters.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trimtab.api.v1alpha1.DoubleSpec;
import dev.trimtab.api.v1alpha1.IntegerSpec;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.engine.space.BooleanParameter;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Scale;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpacesTest {

    @Test
    void everyKindBecomesItsOwn() {
        assertThat(Spaces.of(List.of(
                                real("lr", 1e-5, 0.1, DoubleSpec.Scale.Log, null),
                                real("momentum", 0.5, 0.99, DoubleSpec.Scale.ReverseLog, 0.01),
                                integer("layers", 1, 9, IntegerSpec.Scale.Log, 2),
                                ordinal("batch", 32.0, 64.0),
                                categorical("optimizer", "sgd", "adamw"),
                                truth("bias"),
                                permutation("order", "conv", "act")))
                        .parameters())
                .containsExactly(
                        new DoubleParameter("lr", 1e-5, 0.1, Scale.LOG, null, null),
                        new DoubleParameter("momentum", 0.5, 0.99, Scale.REVERSE_LOG, 0.01, null),
                        new IntegerParameter("layers", 1, 9, Scale.LOG, 2, null),
                        new OrdinalParameter("batch", List.of(32.0, 64.0), null),
                        new CategoricalParameter("optimizer", List.of("sgd", "adamw"), null),
                        new BooleanParameter("bias", null),
                        new PermutationParameter("order", List.of("conv", "act"), null));
    }

    @ParameterizedTest
    @MethodSource
    void aConditionIsReadInTheTypeOfTheParameterThatDecides(ParameterSpec parent, String in, Object yes, Object no) {
        var space = Spaces.of(List.of(parent, when(integer("child", 1, 2), parent.name(), in)));

        assertThat(space.isActive("child", Map.of(parent.name(), yes))).isTrue();
        assertThat(space.isActive("child", Map.of(parent.name(), no))).isFalse();
    }

    static Stream<Arguments> aConditionIsReadInTheTypeOfTheParameterThatDecides() {
        return Stream.of(
                Arguments.of(categorical("optimizer", "sgd", "adamw"), "sgd", "sgd", "adamw"),
                Arguments.of(categorical("version", "1", "2"), "1", "1", "2"),
                Arguments.of(ordinal("batch", 32.0, 64.0), "64", 64.0, 32.0),
                Arguments.of(integer("layers", 1, 8), "3", 3L, 4L),
                Arguments.of(truth("bias"), "true", true, false));
    }

    @ParameterizedTest
    @MethodSource
    void whatTheSchemaCannotRefuseIsRefusedByNameInASentence(String name, List<ParameterSpec> specs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spaces.of(specs))
                .withMessageContaining("'" + name + "'")
                .withMessageEndingWith(".");
    }

    static Stream<Arguments> whatTheSchemaCannotRefuseIsRefusedByNameInASentence() {
        return Stream.of(
                Arguments.of("x", List.of(truth("x"), integer("x", 1, 2))),
                Arguments.of("x", List.of(when(truth("x"), "y", "true"), when(truth("y"), "x", "true"))),
                Arguments.of("nobody", List.of(when(truth("x"), "nobody", "true"))),
                Arguments.of("x", List.of(truth("y"), when(truth("x"), "y", "yes"))),
                Arguments.of("x", List.of(integer("y", 1, 2), when(truth("x"), "y", "one"))),
                Arguments.of("x", List.of(ordinal("y", 1.0, 2.0), when(truth("x"), "y", "one"))),
                Arguments.of("x", List.of(new ParameterSpec("x", null, null, null, null, null, null, null))));
    }
}
