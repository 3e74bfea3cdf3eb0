package dev.trimtab.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of early stopping whatever the curves are. */
class StopsPropertyTest {
    private static final EarlyStopping.Asha ASHA = EarlyStopping.Asha.of(Races.EPOCHS);

    @Provide
    Arbitrary<Race> races() {
        return Races.any();
    }

    @Provide
    Arbitrary<EarlyStopping> settings() {
        return Arbitraries.of(
                new EarlyStopping.None(),
                ASHA,
                new EarlyStopping.Asha(2, 3, 3),
                new EarlyStopping.Asha(1.1, 40, 100),
                new EarlyStopping.Gradual(3, 2),
                new EarlyStopping.Hyperband(3),
                new EarlyStopping.Median(3, 1),
                new EarlyStopping.Plateau(4, 0.1));
    }

    @Property
    void onlyRunningTrialsAreStopped(@ForAll("settings") EarlyStopping settings, @ForAll("races") Race race) {
        assertThat(race.curves().stream().filter(StopsPropertyTest::isRunning).map(Curve::trial))
                .containsAll(Stops.of(settings, race).keySet());
    }

    @Property
    void theOrderOfTrialsDoesNotMatter(
            @ForAll("settings") EarlyStopping settings, @ForAll("races") Race race, @ForAll Random random) {
        List<Curve> shuffled = new ArrayList<>(race.curves());
        Collections.shuffle(shuffled, random);
        assertThat(Stops.of(settings, new Race(shuffled, race.fidelity()))).isEqualTo(Stops.of(settings, race));
    }

    @Property
    void everyWayStopsWhatHasDiverged(@ForAll("settings") EarlyStopping settings, @ForAll("races") Race race) {
        Map<String, Verdict> stops = Stops.of(settings, race);
        for (Curve curve : race.curves()) {
            boolean diverged = stops.containsKey(curve.trial())
                    && stops.get(curve.trial()).reason().equals("ObjectiveNotFinite");
            assertThat(diverged)
                    .isEqualTo(isRunning(curve) && !curve.lastFinite() && !(settings instanceof EarlyStopping.None));
        }
    }

    @Provide
    Arbitrary<EarlyStopping> halvings() {
        return Arbitraries.of(ASHA, new EarlyStopping.Asha(2, 3, 1), new EarlyStopping.Gradual(3, 1));
    }

    @Property
    void halvingAsksOnlyWhichOfTwoLossesIsBetter(@ForAll("halvings") EarlyStopping halving, @ForAll long seed) {
        Race bent = Races.any(seed, loss -> loss > 0 ? loss / 2 : loss / 4);
        assertThat(Stops.of(halving, bent)).isEqualTo(Stops.of(halving, Races.any(seed, loss -> loss)));
    }

    @Property
    void halvingNeverStopsTheBestAtItsStep(@ForAll("halvings") EarlyStopping halving, @ForAll("races") Race race) {
        Map<String, Verdict> stops = Stops.of(halving, race);
        for (Curve trial : race.curves()) {
            boolean best = trial.lastStep() > 0
                    && trial.lastFinite()
                    && race.curves().stream()
                            .filter(other -> other.covers(trial.lastStep()))
                            .noneMatch(other -> other.bestBy(trial.lastStep()) < trial.bestBy(trial.lastStep()));
            if (best && stops.containsKey(trial.trial())) {
                // One that did the same goes on.
                assertThat(stops.get(trial.trial()).reason()).isEqualTo("RepeatsTrial");
            }
        }
    }

    @Property
    void theMedianIsTheMedian(@ForAll("races") Race race) {
        Map<String, Verdict> stops = Stops.of(new EarlyStopping.Median(3, 2), race);
        for (Curve trial : race.curves()) {
            if (isRunning(trial) && trial.lastFinite() && !repeats(trial, stops)) {
                assertThat(stops.containsKey(trial.trial()))
                        .as(trial.trial())
                        .isEqualTo(trial.lastStep() >= 2 && trial.lastStep() < 27 && isBelowHalf(trial, race));
            }
        }
    }

    /** As many averages are better than the trial's best as are worse or equal, or more. */
    private static boolean isBelowHalf(Curve trial, Race race) {
        long step = trial.lastStep();
        double[] others = race.curves().stream()
                .filter(other -> other != trial && other.covers(step))
                .mapToDouble(other -> other.meanBy(step))
                .toArray();
        if (others.length < 3) {
            return false;
        }
        double best = trial.bestBy(step);
        long better = Arrays.stream(others).filter(average -> average < best).count();
        if (better * 2 != others.length) {
            return better * 2 > others.length;
        }
        double upperHalf =
                Arrays.stream(others).filter(average -> average >= best).min().orElseThrow();
        double lowerHalf =
                Arrays.stream(others).filter(average -> average < best).max().orElseThrow();
        return best > lowerHalf / 2 + upperHalf / 2;
    }

    private static boolean isRunning(Curve curve) {
        return curve.standing() == Curve.Standing.RUNNING;
    }

    @Property
    void ofThoseThatDoTheSameOneGoesOn(@ForAll("races") Race race) {
        Map<String, Verdict> stops = Stops.of(ASHA, race);
        for (Curve trial : race.curves()) {
            if (stops.containsKey(trial.trial())
                    && stops.get(trial.trial()).reason().equals("RepeatsTrial")) {
                assertThat(race.curves()).anyMatch(other -> !repeats(other, stops) && trial.repeats(other));
            }
        }
    }

    private static boolean repeats(Curve curve, Map<String, Verdict> stops) {
        Verdict verdict = stops.get(curve.trial());
        return verdict != null && verdict.reason().equals("RepeatsTrial");
    }
}
