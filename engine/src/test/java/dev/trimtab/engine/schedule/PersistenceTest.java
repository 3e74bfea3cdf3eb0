package dev.trimtab.engine.schedule;

import static dev.trimtab.engine.schedule.Races.finished;
import static dev.trimtab.engine.schedule.Races.race;
import static dev.trimtab.engine.schedule.Races.running;
import static dev.trimtab.engine.schedule.Races.stopped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PersistenceTest {
    private static final Persistence NOTHING = new Persistence(0, 0);

    @Test
    void anOrderThatStaysAgreesWithItself() {
        Persistence kept = Persistence.from(1, later(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertThat(kept.weight()).isGreaterThan(5);
        assertThat(kept.agreement()).isCloseTo(kept.weight(), within(1e-9));
        assertThat(kept.aboveUsual()).isBetween(0.15, 0.4);
    }

    @Test
    void anOrderThatIsReversedContradictsItself() {
        Persistence reversed = Persistence.from(1, later(9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
        assertThat(reversed.agreement()).isCloseTo(-reversed.weight(), within(1e-9));
        assertThat(reversed.aboveUsual()).isBetween(-1.6, -0.6);
        assertThat(reversed.isProved()).isFalse();
    }

    @Test
    void whetherTheLastIsBetterThanTheLastButOneHardlyMatters() {
        double last = Persistence.from(1, later(0, 1, 2, 3, 4, 5, 6, 7, 9, 8)).agreement();
        double first = Persistence.from(1, later(1, 0, 2, 3, 4, 5, 6, 7, 8, 9)).agreement();
        assertThat(first).isLessThan(last);
    }

    @Test
    void equalsTellNothing() {
        assertThat(Persistence.from(1, later(3, 3, 3, 3, 3, 3, 3, 3))).isEqualTo(NOTHING);
    }

    @Test
    void fiveTellNothing() {
        assertThat(Persistence.from(1, later(0, 1, 2, 3, 4))).isEqualTo(NOTHING);
        assertThat(Persistence.from(1, later(0, 1, 2, 3, 4, 5))).isNotEqualTo(NOTHING);
    }

    @Test
    void onlyWhoWentOnIsAsked() {
        Curve[] curves = new Curve[12];
        for (int i = 0; i < curves.length; i++) {
            curves[i] = running("t-" + i, i, i, i, i);
        }
        assertThat(Persistence.from(2, race(curves)).weight()).isPositive();
        assertThat(Persistence.from(3, race(curves))).isEqualTo(NOTHING); // step 4 is too near
        assertThat(Persistence.from(4, race(curves))).isEqualTo(NOTHING);
    }

    @Test
    void ofManyTheFarthestAreAsked() {
        List<Curve> far = new ArrayList<>();
        List<Curve> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            far.add(finished("far-" + i, i, i - 50, i - 100));
            all.add(stopped("near-" + i, i, -i));
        }
        all.addAll(far);
        Collections.shuffle(all, new Random(1));
        assertThat(Persistence.from(1, race(all.toArray(Curve[]::new))))
                .isEqualTo(Persistence.from(1, race(far.toArray(Curve[]::new))));
    }

    @Property
    void agreementIsNoMoreThanAllThatCould(@ForAll long seed) {
        for (long step = 1; step <= 27; step++) {
            Persistence persistence = Persistence.from(step, Races.any(seed, loss -> loss));
            assertThat(Math.abs(persistence.agreement())).isLessThanOrEqualTo(persistence.weight() + 1e-9);
            assertThat(persistence.aboveUsual()).isBetween(-1.6, 0.4);
        }
    }

    /** Trials that begin with the losses 0, 1, 2, … and come to these, less 100, at step 4. */
    private static Race later(double... losses) {
        Curve[] curves = new Curve[losses.length];
        for (int i = 0; i < losses.length; i++) {
            curves[i] = finished("t-" + i, i, i, i, losses[i] - 100);
        }
        return race(curves);
    }
}
