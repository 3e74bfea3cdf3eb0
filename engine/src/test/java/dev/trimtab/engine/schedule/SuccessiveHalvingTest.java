package dev.trimtab.engine.schedule;

import static dev.trimtab.engine.schedule.Races.EPOCHS;
import static dev.trimtab.engine.schedule.Races.finished;
import static dev.trimtab.engine.schedule.Races.race;
import static dev.trimtab.engine.schedule.Races.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.schedule.Curve.Standing;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {
    private static final EarlyStopping.Asha ASHA = EarlyStopping.Asha.of(EPOCHS);

    @Test
    void theFirstToComeGoesOn() {
        assertThat(stopped(ASHA, running("a", 9))).isEmpty();
    }

    @Test
    void untilThreeHaveComeOnlyTheBestGoesOn() {
        assertThat(stopped(ASHA, running("a", 5), running("b", 6))).containsExactly("b");
        assertThat(stopped(ASHA, running("a", 5), running("b", 4))).containsExactly("a");
        assertThat(stopped(ASHA, finished("a", 5), finished("b", 4), running("c", 3)))
                .isEmpty();
    }

    @Test
    void aThirdGoesOnRoundedDown() {
        assertThat(stopped(
                        ASHA,
                        finished("a", 1),
                        running("b", 2),
                        running("c", 3),
                        finished("d", 4),
                        finished("e", 5),
                        finished("f", 6)))
                .containsExactly("c");
    }

    @Test
    void equalsDoNotHurtOneAnother() {
        Curve[] constant = IntStream.range(0, 10)
                .mapToObj(i -> running("t-" + i, 0.5, 0.5, 0.5))
                .toArray(Curve[]::new);
        assertThat(stopped(ASHA, constant)).isEmpty();
    }

    @Test
    void theBestLossSoFarCounts() {
        assertThat(stopped(ASHA, running("a", 1, 8, 9), finished("b", 4, 3, 2), finished("c", 5, 5, 5)))
                .isEmpty();
    }

    @Test
    void aTrialIsComparedWhereItIs() {
        // At step 3, the last rung, it was the worst of three; at step 5 it has left behind the one that came so far.
        assertThat(stopped(
                        ASHA,
                        running("late bloomer", 9, 8, 7, 3, 1),
                        finished("a", 5, 5, 5, 5, 5),
                        finished("b", 4, 4, 4)))
                .isEmpty();
    }

    @Test
    void aReportBeyondTheRungDoes() {
        Curve far = new Curve("far", 0, Standing.RUNNING, List.of(new Report(1, 9), new Report(5, 8)));
        assertThat(stopped(ASHA, far, finished("a", 1, 1, 1, 1, 1), finished("b", 2, 2, 2, 2, 2)))
                .containsExactly("far");
    }

    @Test
    void nothingHappensBeforeTheGraceIsOver() {
        var patient = new EarlyStopping.Asha(3, 4, 1);
        assertThat(stopped(patient, running("a", 9, 9, 9), finished("b", 1, 1, 1, 1)))
                .isEmpty();
        assertThat(stopped(patient, running("a", 9, 9, 9, 9), finished("b", 1, 1, 1, 1)))
                .containsExactly("a");
    }

    @Test
    void aTrialAtItsLastStepIsLeftAlone() {
        double[] bad = IntStream.range(0, 27).mapToDouble(i -> 9).toArray();
        double[] good = IntStream.range(0, 27).mapToDouble(i -> 1).toArray();
        assertThat(stopped(ASHA, running("a", bad), finished("b", good))).isEmpty();
    }

    @Test
    void theSentenceSaysHowItStands() {
        assertThat(Stops.of(ASHA, race(running("a", 5, 5), finished("b", 3, 3), finished("c", 4))))
                .isEqualTo(Map.of(
                        "a",
                        new Verdict(
                                "BehindAtRung",
                                "At epoch 2 it is behind 1 other trial: of the 3 that reached epoch 1, only the best goes"
                                        + " on.")));
    }

    @Test
    void aTrialOfAnotherBracketIsNoRival() {
        var hyperband = new EarlyStopping.Hyperband(3);
        Curve byHand = new Curve("mine", -1, Standing.RUNNING, Races.reports(9, 9, 9, 9, 9));
        assertThat(stopped(hyperband, byHand, running("a", 1, 1, 1, 1, 1))).isEmpty();
        assertThat(stopped(ASHA, byHand, running("a", 1, 1, 1, 1, 1))).containsExactly("mine");
    }

    @Test
    void itNeedsToKnowTheSteps() {
        assertThatThrownBy(() -> Stops.of(ASHA, new Race(List.of(), null))).hasMessageContaining("fidelity");
        assertThat(new EarlyStopping.Hyperband(3).needsFidelity()).isTrue();
        assertThat(new EarlyStopping.Median(5, 1).needsFidelity()).isFalse();
    }

    private static Iterable<String> stopped(EarlyStopping settings, Curve... curves) {
        return Stops.of(settings, race(curves)).keySet();
    }
}
