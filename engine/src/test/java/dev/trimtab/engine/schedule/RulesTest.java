package dev.trimtab.engine.schedule;

import static dev.trimtab.engine.schedule.Races.finished;
import static dev.trimtab.engine.schedule.Races.race;
import static dev.trimtab.engine.schedule.Races.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.schedule.Curve.Standing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules that know no rungs, and what they ask of a curve. */
class RulesTest {
    private static final EarlyStopping MEDIAN = new EarlyStopping.Median(2, 2);
    private static final EarlyStopping PLATEAU = new EarlyStopping.Plateau(3, 0.1);

    @Test
    void aTrialWorseThanTheMedianIsStopped() {
        Curve[] others = {finished("a", 1, 1), running("b", 2, 2), finished("c", 9, 9)};
        assertThat(Stops.of(MEDIAN, race(running("d", 3, 2.5), others[0], others[1], others[2])))
                .isEqualTo(Map.of(
                        "d",
                        new Verdict(
                                "WorseThanMedian",
                                "Even its best value up to epoch 2 is worse than the median of the averages of 3 other"
                                        + " trials up to there.")));
        assertThat(Stops.of(MEDIAN, race(running("d", 3, 2), others[0], others[1], others[2])))
                .isEmpty();
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        Curve one = finished("a", 1, 1);
        Curve three = finished("b", 3, 3);
        assertThat(Stops.of(MEDIAN, race(running("c", 2.1, 2.1), one, three))).containsOnlyKeys("c");
        assertThat(Stops.of(MEDIAN, race(running("c", 2, 2), one, three))).isEmpty();
    }

    @Test
    void theMedianWaitsForItsGraceAndForEnoughTrials() {
        assertThat(Stops.of(MEDIAN, race(running("c", 9), finished("a", 1), finished("b", 1))))
                .isEmpty();
        assertThat(Stops.of(MEDIAN, race(running("c", 9, 9), finished("a", 1, 1), finished("b", 1))))
                .isEmpty();
    }

    @Test
    void theMedianNeedsNoFidelity() {
        Race race = new Race(List.of(running("c", 9, 9), finished("a", 1, 1), finished("b", 1, 1)), null);
        assertThat(Stops.of(MEDIAN, race)).containsOnlyKeys("c");
    }

    @Test
    void aTrialThatNoLongerImprovesIsStopped() {
        assertThat(Stops.of(PLATEAU, race(running("a", 1, 0.95, 0.95, 0.91))))
                .isEqualTo(Map.of(
                        "a",
                        new Verdict(
                                "NoImprovement",
                                "From epoch 1 to epoch 4 the objective did not improve by more than 0.1.")));
        assertThat(Stops.of(PLATEAU, race(running("a", 1, 1, 1)))).isEmpty();
        assertThat(Stops.of(PLATEAU, race(running("a", 1, 1, 1, 0.89)))).isEmpty();
        assertThat(Stops.of(PLATEAU, race(running("a", 1, 1, 1, 0.89, 1, 1)))).isEmpty();
        assertThat(Stops.of(PLATEAU, race(running("a", 1, 1, 1, 0.89, 1, 1, 1))))
                .containsOnlyKeys("a");
    }

    @Test
    void patienceCountsStepsNotReports() {
        Curve sparse = new Curve("a", 0, Standing.RUNNING, List.of(new Report(10, 1), new Report(12, 1)));
        assertThat(Stops.of(PLATEAU, race(sparse))).isEmpty();
        Curve later = new Curve("a", 0, Standing.RUNNING, List.of(new Report(10, 1), new Report(14, 1)));
        assertThat(Stops.of(PLATEAU, race(later))).containsOnlyKeys("a");
    }

    @Test
    void aDivergedTrialIsStoppedUnlessNothingIs() {
        for (double loss : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Race race = race(running("a", 1, loss));
            assertThat(Stops.of(MEDIAN, race).get("a").reason()).isEqualTo("ObjectiveNotFinite");
            assertThat(Stops.of(new EarlyStopping.None(), race)).isEmpty();
            assertThat(Stops.of(MEDIAN, race(running("a", loss, 1)))).isEmpty();
        }
    }

    @Test
    void aTrialThatDoesWhatAnotherDidIsStopped() {
        Curve first = finished("a", 9, 8, 7, 6, 5, 4);
        assertThat(Stops.of(MEDIAN, race(first, running("b", 9, 8, 7, 6, 5))))
                .isEqualTo(Map.of(
                        "b",
                        new Verdict(
                                "RepeatsTrial",
                                "Up to epoch 5 it reported exactly what a did: where their parameters differ, that makes"
                                        + " no difference.")));
        assertThat(Stops.of(MEDIAN, race(first, running("b", 9, 8, 7, 6)))).isEmpty();
        assertThat(Stops.of(MEDIAN, race(first, running("b", 9, 8, 7, 6, 5.1)))).isEmpty();
        assertThat(Stops.of(PLATEAU, race(first, running("b", 9, 8, 7, 6, 5)))).isEmpty();
    }

    @Test
    void ofTwoThatDoTheSameTheOneAheadGoesOn() {
        assertThat(Stops.of(MEDIAN, race(running("b", 9, 8, 7, 6, 5), running("a", 9, 8, 7, 6, 5))))
                .containsOnlyKeys("b");
        assertThat(Stops.of(MEDIAN, race(running("b", 9, 8, 7, 6, 5, 4), running("a", 9, 8, 7, 6, 5))))
                .containsOnlyKeys("a");
    }

    @Test
    void threePreciseValuesRepeatByNoAccident() {
        Curve first = finished("a", 0.6931471, 0.5112345, 0.4234567, 0.3);
        assertThat(Stops.of(MEDIAN, race(first, running("b", 0.6931471, 0.5112345, 0.4234567))))
                .containsOnlyKeys("b");
        assertThat(Stops.of(MEDIAN, race(first, running("b", 0.6931471, 0.5112345))))
                .isEmpty();
        Curve coarse = finished("a", 0.6931, 0.5112, 0.4235, 0.3);
        assertThat(Stops.of(MEDIAN, race(coarse, running("b", 0.6931, 0.5112, 0.4235))))
                .isEmpty();
    }

    @Test
    void aMetricWithFewValuesRepeatsByAccident() {
        assertThat(Stops.of(MEDIAN, race(finished("a", 3, 3, 2, 2, 1, 1), running("b", 3, 3, 2, 2, 1))))
                .isEmpty();
    }

    @Test
    void aRepeatedStepHasItsLastReport() {
        Curve resumed = new Curve(
                "a",
                0,
                Standing.RUNNING,
                List.of(new Report(1, 5), new Report(3, 1), new Report(2, 4), new Report(3, 3)));
        assertThat(resumed.lastStep()).isEqualTo(3);
        assertThat(resumed.bestBy(3)).isEqualTo(3);
        assertThat(resumed.meanBy(3)).isEqualTo(4);
        assertThat(resumed.bestBy(2)).isEqualTo(4);
    }

    @Test
    void aCurveCoversNothingBeforeItsFirstReport() {
        Curve late = new Curve("a", 0, Standing.RUNNING, List.of(new Report(5, 1), new Report(9, 1)));
        assertThat(late.covers(4)).isFalse();
        assertThat(late.covers(5)).isTrue();
        assertThat(late.covers(7)).isTrue();
        assertThat(late.covers(10)).isFalse();
        assertThatThrownBy(() -> late.bestBy(4)).hasMessageContaining("no report by step 4");
    }

    @Test
    void anAverageOfHugeLossesIsFinite() {
        assertThat(running("a", Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE)
                        .meanBy(3))
                .isGreaterThan(Double.MAX_VALUE / 2)
                .isFinite();
    }

    @Test
    void rungsAreWholeAndIncreaseToBelowTheEnd() {
        assertThat(new Fidelity("epoch", 1, 81).rungs(1, 3)).containsExactly(1L, 3L, 9L, 27L);
        assertThat(new Fidelity("epoch", 1, 5).rungs(1, 1.2)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(new Fidelity("epoch", 5, 5).rungs(5, 3)).isEmpty();
        assertThat(new Fidelity("step", 1, Long.MAX_VALUE).rungs(1, 2)).hasSize(63);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Fidelity("epoch", 0, 3)).hasMessageContaining("1 <= min <= max");
        assertThatThrownBy(() -> new Fidelity("epoch", 4, 3)).hasMessageContaining("1 <= min <= max");
        assertThatThrownBy(() -> new EarlyStopping.Asha(1, 1, 1)).hasMessageContaining("above 1");
        assertThatThrownBy(() -> new EarlyStopping.Asha(3, 0, 1)).hasMessageContaining("graceSteps");
        assertThatThrownBy(() -> new EarlyStopping.Asha(3, 1, 0)).hasMessageContaining("brackets");
        assertThatThrownBy(() -> new EarlyStopping.Hyperband(Double.NaN)).hasMessageContaining("above 1");
        assertThatThrownBy(() -> new EarlyStopping.Median(0, 1)).hasMessageContaining("minTrials");
        assertThatThrownBy(() -> new EarlyStopping.Plateau(0, 0)).hasMessageContaining("patience");
        assertThatThrownBy(() -> new EarlyStopping.Plateau(1, -1)).hasMessageContaining("minDelta");
    }
}
