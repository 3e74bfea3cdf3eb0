package dev.trimtab.core.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.space.Constraint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {

    private static final List<Variable> VARIABLES = List.of(
            new Variable("warmup", Variable.Kind.WHOLE_NUMBER),
            new Variable("steps", Variable.Kind.NUMBER),
            new Variable("learning-rate", Variable.Kind.NUMBER),
            new Variable("optimizer", Variable.Kind.TEXT),
            new Variable("nesterov", Variable.Kind.TRUTH),
            new Variable("momentum", Variable.Kind.NUMBER),
            new Variable("order", Variable.Kind.ORDER),
            new Variable("in", Variable.Kind.WHOLE_NUMBER),
            new Variable("if", Variable.Kind.WHOLE_NUMBER),
            new Variable("mixed", Variable.Kind.ANY));

    private static final Map<String, Object> POINT = Map.of(
            "warmup",
            3L,
            "steps",
            4.5,
            "learning-rate",
            0.01,
            "optimizer",
            "adamw",
            "nesterov",
            true,
            "order",
            List.of("norm", "conv", "act"),
            "in",
            1L,
            "mixed",
            "a");

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '"', textBlock = """
            params.warmup < params.steps                                   -> true
            params.steps < params.warmup                                   -> false
            params.warmup * 2.0 > params.steps + 1                         -> true
            params.steps - params.warmup == 1.5                            -> true
            params.warmup == 3.0                                           -> true
            params.steps / 2 == 2.25 && params.warmup / 2 == 1             -> true
            params.warmup != params.steps                                  -> true
            params.warmup % 2 == 1                                         -> true
            params.`learning-rate` < 0.1                                   -> true
            params.`learning-rate` < 1                                     -> true
            params.optimizer in ['sgd', 'adamw']                           -> true
            params.optimizer.startsWith('sgd')                             -> false
            params.nesterov                                                -> true
            !params.nesterov || params.warmup > 5                          -> false
            params.order[0] == 'norm'                                      -> true
            params.order.indexOf('conv') < params.order.indexOf('act')     -> true
            params.`in` == 1                                                -> true
            params.mixed == 'a'                                            -> true
            params.mixed > 3                                               -> false
            params.warmup / (params.warmup - 3) == 1                       -> false
            params.momentum < 0.9                                          -> true
            params.momentum < 0.9 || params.warmup > 5                     -> true
            params.momentum < 0.9 && params.warmup > 5                     -> false
            has(params.momentum)                                           -> false
            !has(params.momentum) && !has(params.warmup)                   -> false
            has(params.momentum) ? params.momentum < 0.9 : params.warmup > 5 -> false
            params.if > 3                                                  -> true
            [params.warmup, 2].all(x, x > 1)                               -> true
            (params.warmup > 1 && params.warmup > 2) && params.steps > 4   -> true
            'a && b' != params.optimizer && params.steps > 4               -> true
            """)
    void aConditionIsTrueOrFalseOfAPoint(String text, boolean holds) {
        assertThat(Constraints.of(List.of(text), VARIABLES).stream().allMatch(constraint -> constraint.holds(POINT)))
                .isEqualTo(holds);
    }

    @Test
    void conditionsThatAreJoinedAreConstraintsOfTheirOwn() {
        List<Constraint> constraints =
                Constraints.of(List.of("params.warmup < 5 && params.steps < 'ä'.size() && params.`in` > 0"), VARIABLES);
        assertThat(constraints)
                .extracting(Constraint::text)
                .containsExactly("params.warmup < 5", "params.steps < 'ä'.size()", "params.`in` > 0");
        assertThat(constraints)
                .extracting(Constraint::parameters)
                .containsExactly(Set.of("warmup"), Set.of("steps"), Set.of("in"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '"', textBlock = """
            params.wamup < 3        -> no parameter is named wamup: write one of warmup, steps, learning-rate, optimizer, nesterov, momentum, order, in, if, mixed
            warmup < 3              -> 'warmup' is unknown: write params.warmup
            learning < 3            -> 'learning' is unknown: a parameter is written as in params.warmup
            params['warmup'] < 3    -> params is no map: write params.warmup, and a name with other characters than letters, digits and _ in backquotes: params.`learning-rate`
            params.optimizer < 3    -> '<' does not take a text and a whole number: compare and combine values of one kind
            params.warmup           -> this is a whole number, not true or false: write a condition such as params.warmup < 3
            params.order            -> this is a list, not true or false: write a condition such as params.warmup < 3
            params.warmup <         -> this is no CEL: column 16, mismatched input '<EOF>'; write a condition such as params.warmup < 3
            1 < params.warmup < 3   -> '<' does not take a truth value and a whole number: compare and combine values of one kind
            3 > 2                   -> this speaks of no parameter: write one as in params.warmup
            """)
    void whatIsNoConstraintIsRefusedInASentence(String text, String sentence) {
        assertThatThrownBy(() -> Constraints.of(List.of("params.warmup < 9", text), VARIABLES))
                .isInstanceOfSatisfying(
                        InvalidConstraintException.class,
                        refused -> assertThat(refused.index()).isEqualTo(1))
                .hasMessage(sentence);
    }
}
