package dev.trimtab.cli.asktell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.space.Condition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static Condition when(String parent, Object... values) {
        return new Condition(parent, List.of(values));
    }

    private static Condition only(Map<String, List<Condition>> all, String parameter) {
        Condition condition = new Conditions(all).of(parameter);
        assertThat(condition).isNotNull();
        return condition;
    }

    @Test
    void aConditionGoesWhereAnotherParentIsActiveOnlyUnderIt() {
        Map<String, List<Condition>> all = Map.of(
                "booster", List.of(when("learner", "xgboost")),
                "rate_drop", List.of(when("booster", "dart"), when("learner", "xgboost")),
                "skip",
                        List.of(
                                when("learner", "xgboost", "svm"),
                                when("rate_drop", 1L),
                                when("booster", "dart", "tree")));

        assertThat(only(all, "rate_drop")).isEqualTo(when("booster", "dart"));
        assertThat(only(all, "skip")).isEqualTo(when("rate_drop", 1L));
        assertThat(new Conditions(all).of("learner")).isNull();
    }

    @Test
    void aConditionThatAsksForMoreThanTheParentDoesStays() {
        Map<String, List<Condition>> all = Map.of(
                "booster", List.of(when("learner", "xgboost", "gbm")),
                "rate_drop", List.of(when("booster", "dart"), when("learner", "xgboost")));

        assertThatThrownBy(() -> new Conditions(all).of("rate_drop"))
                .hasMessageContaining("Parameter 'rate_drop' is active only where 'booster' is dart and 'learner' is"
                        + " xgboost, which do not follow from one another");
    }

    @Test
    void conditionsOnUnrelatedParentsAreRefused() {
        assertThatThrownBy(() -> new Conditions(Map.of("x", List.of(when("a", 1L), when("b", 1L)))).of("x"))
                .hasMessageContaining("which do not follow from one another");
    }

    @Test
    void twoConditionsOnOneParentShareTheirValues() {
        assertThat(only(Map.of("x", List.of(when("a", 1L, 2L, 3L), when("a", 3L, 2L, 4L))), "x"))
                .isEqualTo(when("a", 2L, 3L));
        assertThatThrownBy(() -> new Conditions(Map.of("x", List.of(when("a", 1L), when("a", 2L)))).of("x"))
                .hasMessageContaining("which is never");
    }

    @Test
    void aCycleEndsInOneConditionEachForTheSpaceToRefuse() {
        var conditions = new Conditions(Map.of(
                "x", List.of(when("y", 1L), when("z", 1L)),
                "y", List.of(when("z", 1L)),
                "z", List.of(when("x", 1L), when("y", 1L))));

        assertThat(conditions.of("x")).isEqualTo(when("y", 1L));
        assertThat(conditions.of("z")).isEqualTo(when("x", 1L));
    }
}
