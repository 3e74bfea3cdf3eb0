package dev.trimtab.engine.schedule;

import static dev.trimtab.engine.schedule.Races.finished;
import static dev.trimtab.engine.schedule.Races.race;
import static dev.trimtab.engine.schedule.Races.running;
import static dev.trimtab.engine.schedule.Races.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ForecastsTest {
    @Provide
    Arbitrary<Race> races() {
        return Races.any();
    }

    @Test
    void aStoppedTrialIsGivenTheProgressOfItsNeighbours() {
        Race race = race(stopped("a", 10), finished("b", 11, 4), finished("c", 8, 3), finished("d", 99, 98));
        // Of 7, 5 and 1 the median is 5.
        assertThat(forecasts(race, Map.of("b", 4.0, "c", 3.0, "d", 98.0))).containsEntry("a", 5.0);
    }

    @Test
    void neighboursThatWereStoppedHaveTheirOwnForecasts() {
        Race race = race(stopped("a", 10), stopped("b", 10, 8), finished("c", 9, 8, 2));
        // b comes to 8 - 6 = 2, a to 10 - 8 or 10 - 7.
        assertThat(forecasts(race, Map.of("c", 2.0))).containsEntry("b", 2.0).containsEntry("a", 3.0);
    }

    @Test
    void oneThatRepeatsAnotherComesToTheSame() {
        Race race = race(
                stopped("a", 9, 8, 7, 6, 5),
                finished("b", 9, 8, 7, 6, 5, 4.5),
                finished("c", 9, 9, 7, 6, 5, 1),
                finished("d", 9, 9, 7, 6, 5, 1));
        assertThat(forecasts(race, Map.of("b", 4.5, "c", 1.0, "d", 1.0))).containsEntry("a", 4.5);
    }

    @Test
    void whatIsKnownStaysAsItIs() {
        Race race = race(stopped("a", 10), finished("b", 9, 2, 5));
        assertThat(forecasts(race, Map.of("b", 5.0))).isEqualTo(Map.of("a", 6.0, "b", 5.0));
    }

    @Test
    void nobodyIsForecastToBreakTheRecord() {
        Race race = race(stopped("a", 5), finished("b", 6, 2));
        assertThat(forecasts(race, Map.of("b", 2.0))).containsEntry("a", 2.0);
    }

    @Test
    void withoutAnybodyFartherATrialComesToWhereItIs() {
        assertThat(forecasts(race(stopped("a", 5, 4), running("b", 6)), Map.of()))
                .isEqualTo(Map.of("a", 4.0, "b", 5.0));
    }

    @Property
    void everyTrialWithAFiniteLossHasAFiniteForecast(@ForAll("races") Race race) {
        assertThat(forecasts(race, Map.of()).values()).allMatch(Double::isFinite);
    }

    @Property
    void aTrialThatComesLaterIsForecastFromThoseBefore(@ForAll("races") Race race) {
        Forecasts before = new Forecasts(race.curves(), Map.of());
        assertThat(before.of(stopped("later", 10))).isFinite();
        assertThat(forecasts(race, Map.of())).doesNotContainKey("later");
    }

    @Property
    void theOrderOfTrialsDoesNotMatter(@ForAll("races") Race race, @ForAll Random random) {
        List<Curve> shuffled = new ArrayList<>(race.curves());
        Collections.shuffle(shuffled, random);
        Map<String, Double> known = new HashMap<>();
        race.curves().stream()
                .filter(curve -> curve.standing() == Curve.Standing.OTHER && curve.reports() > 5)
                .forEach(curve -> known.put(curve.trial(), random.nextDouble()));
        assertThat(forecasts(new Race(shuffled, race.fidelity()), known)).isEqualTo(forecasts(race, known));
    }

    /** Of all trials that have reported a finite loss. */
    private static Map<String, Double> forecasts(Race race, Map<String, Double> known) {
        Forecasts forecasts = new Forecasts(race.curves(), known);
        return race.curves().stream()
                .filter(Forecasts::isFinite)
                .collect(Collectors.toMap(Curve::trial, forecasts::of));
    }
}
