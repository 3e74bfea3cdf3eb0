package dev.trimtab.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.schedule.Curve.Standing;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BracketsTest {
    private static final List<Long> RUNGS = List.of(1L, 3L, 9L, 27L);

    @Test
    void everyBracketGetsAboutTheSameNumberOfSteps() {
        Brackets brackets = Brackets.of(5, RUNGS, 3, 81);
        // One trial in three goes on at each rung: 1 + 2/3 a rung for bracket 0, three times as much with one rung
        // less.
        double[] steps = {1 + 4 * 2 / 3.0, 3 * (1 + 3 * 2 / 3.0), 9 * (1 + 2 * 2 / 3.0), 27 * (1 + 2 / 3.0), 81};
        int trials = 100_000;
        double[] spent = new double[5];
        IntStream.range(0, trials).forEach(i -> spent[brackets.bracket(i)] += steps[brackets.bracket(i)]);
        for (double each : spent) {
            assertThat(each / spent[0]).isCloseTo(1, Offset.offset(0.01));
        }
    }

    @Test
    void anyFewTrialsInARowAreSharedOut() {
        Brackets brackets = Brackets.of(2, List.of(1L), 3, 2);
        for (int from = 0; from < 1_000; from++) {
            double patient = IntStream.range(from, from + 20)
                    .filter(i -> brackets.bracket(i) == 1)
                    .count();
            // Shares 3/5 and 2/5, as a trial takes 4/3 steps in bracket 0 and 2 in bracket 1.
            assertThat(patient).isCloseTo(8, Offset.offset(2.0));
        }
    }

    @Test
    void aPointAskedForByHandIsInTheMostPatientBracket() {
        assertThat(Brackets.of(5, RUNGS, 3, 81).bracket(-1)).isEqualTo(4);
        assertThat(Brackets.of(1, RUNGS, 3, 81).bracket(-1)).isZero();
    }

    @Test
    void thereAreNeverMoreThanTheRungsAllow() {
        var many = new EarlyStopping.Asha(3, 1, 1_000);
        Curve byHand = new Curve("mine", -1, Standing.RUNNING, Races.reports(9, 9, 9));
        assertThat(Stops.of(many, Races.race(byHand))).isEmpty();
    }
}
