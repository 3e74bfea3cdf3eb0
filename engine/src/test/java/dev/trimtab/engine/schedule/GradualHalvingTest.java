package dev.trimtab.engine.schedule;

import static dev.trimtab.engine.schedule.Races.finished;
import static dev.trimtab.engine.schedule.Races.race;
import static dev.trimtab.engine.schedule.Races.running;
import static dev.trimtab.engine.schedule.Races.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GradualHalvingTest {
    private static final EarlyStopping GRADUAL = new EarlyStopping.Gradual(3, 1);

    @Test
    void nobodyIsStoppedByTheFirstReport() {
        assertThat(stops(running("a", 9), finished("b", 1, 1))).isEmpty();
        assertThat(stops(running("a", 9, 9), finished("b", 1, 1))).containsExactly("a");
    }

    @Test
    void aFirstReportThatHasProvedItselfIsEnough() {
        assertThat(stops(witnessed(loss -> loss))).containsExactly("late");
        assertThat(stops(witnessed(loss -> -loss))).isEmpty();
        assertThat(stops(witnessed(loss -> loss % 3))).isEmpty();
        assertThat(stops(witnessed(loss -> 0))).isEmpty();
    }

    /**
     * Twelve finished trials, the losses of which begin with 0 to 11, and one that has only begun.
     *
     * @param later what a trial's loss is at step 4
     */
    private static Curve[] witnessed(DoubleUnaryOperator later) {
        return witnessed(later, 11.5);
    }

    private static Curve[] witnessed(DoubleUnaryOperator later, double first) {
        Curve[] curves = new Curve[13];
        for (int i = 0; i < 12; i++) {
            double end = later.applyAsDouble(i) - 100;
            curves[i] = finished("t-" + i, i, i, i, end);
        }
        curves[12] = running("late", first);
        return curves;
    }

    @Test
    void theFirstToComeGoesOn() {
        assertThat(stops(running("a", 9, 9), running("b", 1))).isEmpty();
    }

    @Test
    void fewerGoOnTheFartherTheyAre() {
        // Of 20: 20/3 · 2^-0.8 = 3.8 at step 2, 20/3 · 8^-0.8 = 1.3 at step 8.
        assertThat(stops(twenty(2))).hasSize(16).doesNotContain("t-0", "t-1", "t-2", "t-3");
        assertThat(stops(twenty(8))).hasSize(18).doesNotContain("t-0", "t-1");
    }

    @Test
    void halfAsManyGoOnFromAFirstReportThatHasProvedItself() {
        // Of 13: 13/6 = 2.2.
        assertThat(stops(witnessed(loss -> loss, 1.5))).isEmpty();
        assertThat(stops(witnessed(loss -> loss, 2.5))).containsExactly("late");
    }

    @Test
    void fewerGoOnWhereTheOrderPersists() {
        // Of 21, 21/3 · 2^-0.8 = 4.02 would go on if nothing were known.
        assertThat(stops(behindFour(loss -> 0))).isEmpty();
        assertThat(stops(behindFour(loss -> loss))).containsExactly("late");
    }

    @Test
    void moreGoOnWhereTheOrderIsLost() {
        assertThat(stops(twentyBefore(19.5, loss -> 0))).containsExactly("late");
        assertThat(stops(twentyBefore(19.5, loss -> -loss))).isEmpty();
    }

    private static Curve[] behindFour(DoubleUnaryOperator later) {
        return twentyBefore(3.5, later);
    }

    /**
     * Twenty finished trials, the losses of which begin with 0 to 19, and one that has come to step 2.
     *
     * @param loss of the one
     * @param later what a trial's loss is at step 4, less 100
     */
    private static Curve[] twentyBefore(double loss, DoubleUnaryOperator later) {
        Curve[] curves = new Curve[21];
        for (int i = 0; i < 20; i++) {
            curves[i] = finished("t-" + i, i, i, i, later.applyAsDouble(i) - 100);
        }
        curves[20] = running("late", loss, loss);
        return curves;
    }

    @Test
    void whoWasStoppedBeforeHasFallenBehind() {
        Curve[] two = {running("a", 3, 3), finished("b", 2, 2)};
        assertThat(stops(two)).containsExactly("a");
        List<Curve> many = new ArrayList<>(List.of(two));
        for (int i = 0; i < 8; i++) {
            many.add(stopped("s-" + i, 1));
        }
        assertThat(stops(many.toArray(Curve[]::new))).isEmpty();
    }

    @Test
    void whoIsOnTheWayDoesNotCount() {
        assertThat(stops(running("a", 3, 3), finished("b", 2, 2), running("c", 1), running("d", 1), running("e", 1)))
                .containsExactly("a");
    }

    @Test
    void graceIsLongerWhereItIsAskedFor() {
        var patient = new EarlyStopping.Gradual(3, 4);
        assertThat(Stops.of(patient, race(running("a", 9, 9, 9), finished("b", 1, 1, 1, 1))))
                .isEmpty();
        assertThat(Stops.of(patient, race(running("a", 9, 9, 9, 9), finished("b", 1, 1, 1, 1))))
                .containsOnlyKeys("a");
    }

    @Test
    void theSentenceSaysHowItStands() {
        assertThat(Stops.of(
                        GRADUAL, race(running("a", 3, 3), finished("b", 2, 2), stopped("c", 1, 1), stopped("d", 1))))
                .isEqualTo(Map.of(
                        "a",
                        new Verdict(
                                "FallenBehind",
                                "At epoch 2 it is behind 2 other trials: of the 4 that came so far or were stopped"
                                        + " before, only the best goes on.")));
    }

    /** The one with the smaller number is the better one. */
    private static Curve[] twenty(int steps) {
        Curve[] curves = new Curve[20];
        for (int i = 0; i < curves.length; i++) {
            double[] losses = new double[steps];
            Arrays.fill(losses, i);
            curves[i] = running("t-" + i, losses);
        }
        return curves;
    }

    private static Set<String> stops(Curve... curves) {
        return Stops.of(GRADUAL, race(curves)).keySet();
    }
}
