package dev.trimtab.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.schedule.Curve.Standing;
import dev.trimtab.engine.schedule.PromotionRule.Entrant;
import dev.trimtab.engine.schedule.PromotionRule.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionRuleTest {
    private final PromotionRule rule = new PromotionRule(new EarlyStopping.Promotion(3, 1, 1), Races.EPOCHS);

    private static Entrant paused(int index, long budget, double loss) {
        return entrant(index, budget, true, loss);
    }

    private static Entrant entrant(int index, @Nullable Long budget, boolean paused, double loss) {
        double[] losses = DoubleStream.generate(() -> loss)
                .limit(budget == null ? 2 : paused ? budget : budget - 1)
                .toArray();
        return new Entrant(new Curve("t-" + index, index, Standing.OTHER, Races.reports(losses)), budget, paused);
    }

    @Test
    void oneInThreeIsPromotedAndTheBestFirst() {
        List<Entrant> entrants = new ArrayList<>(List.of(paused(0, 1, 0.5), paused(1, 1, 0.4)));
        assertThat(rule.next(entrants, false)).isEmpty();
        entrants.add(paused(2, 1, 0.6));
        assertThat(rule.next(entrants, false)).contains(new Step("t-1", 3));
        entrants.set(1, entrant(1, 3L, false, 0.4));
        assertThat(rule.next(entrants, false)).isEmpty();
        entrants.addAll(List.of(paused(3, 1, 0.7), paused(4, 1, 0.8), paused(5, 1, 0.9)));
        assertThat(rule.next(entrants, false)).contains(new Step("t-0", 3));
    }

    @Test
    void theHighestRungIsLookedAtFirst() {
        List<Entrant> entrants = List.of(
                paused(0, 1, 0.1),
                paused(1, 9, 0.5),
                paused(2, 9, 0.4),
                paused(3, 9, 0.6),
                paused(4, 1, 0.7),
                paused(5, 1, 0.8));
        assertThat(rule.next(entrants, false)).contains(new Step("t-2", 27));
    }

    @Test
    void whereNothingNewBeginsSomebodyGetsToTheEnd() {
        List<Entrant> entrants = List.of(paused(0, 1, 0.5), paused(1, 1, 0.4));
        assertThat(rule.next(entrants, true)).contains(new Step("t-1", 3));
        assertThat(rule.next(List.of(paused(0, 1, 0.5), paused(1, 3, 0.4)), true))
                .contains(new Step("t-1", 9));
        assertThat(rule.next(List.of(paused(0, 1, 0.5), entrant(1, 27L, false, 0.4)), true))
                .isEmpty();
    }

    @Test
    void whoHasDivergedIsNotPromoted() {
        var diverged =
                new Entrant(new Curve("t-0", 0, Standing.OTHER, Races.reports(0.1, Double.NaN, Double.NaN)), 3L, true);
        assertThat(rule.next(List.of(diverged, paused(1, 1, 0.4)), true)).contains(new Step("t-1", 3));
        assertThat(rule.next(List.of(diverged), true)).isEmpty();
    }

    @Test
    void trialsThatAPersonAskedForCountWhereTheyCame() {
        Entrant byHand = new Entrant(new Curve("hand", -1, Standing.RUNNING, Races.reports(0.1, 0.1)), null, false);
        assertThat(rule.completed(byHand)).isEqualTo(1);
        assertThat(rule.next(List.of(byHand, paused(0, 1, 0.5), paused(1, 1, 0.4)), false))
                .isEmpty();
    }

    @Test
    void aTrialThatWaitsBeforeTheFirstRungGoesOnToIt() {
        var later = new PromotionRule(new EarlyStopping.Promotion(3, 9, 1), Races.EPOCHS);
        assertThat(later.next(List.of(paused(0, 3, 0.5)), false)).contains(new Step("t-0", 9));
    }

    @Test
    void eachBracketSkipsOneMoreRungAndTheLastRunsToTheEnd() {
        var all = new PromotionRule(new EarlyStopping.Promotion(3, 1, Integer.MAX_VALUE), Races.EPOCHS);
        assertThat(java.util.stream.IntStream.range(0, 200).mapToObj(all::firstBudget))
                .contains(1L, 3L, 9L, 27L)
                .allMatch(budget -> List.of(1L, 3L, 9L, 27L).contains(budget));
        assertThat(all.firstBudget(-1)).isEqualTo(27);
    }

    @Test
    void settingsOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> new EarlyStopping.Promotion(1, 1, 1)).hasMessageContaining("above 1");
        assertThatThrownBy(() -> new EarlyStopping.Promotion(3, 0, 1)).hasMessageContaining("graceSteps");
        assertThatThrownBy(() -> new EarlyStopping.Promotion(3, 1, 0)).hasMessageContaining("brackets");
        assertThat(new EarlyStopping.Promotion(3, 1, 1).needsFidelity()).isTrue();
    }
}
