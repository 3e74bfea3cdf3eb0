package dev.trimtab.engine.study;

import static dev.trimtab.engine.study.KnownFunctions.best;
import static dev.trimtab.engine.study.KnownFunctions.numbers;
import static dev.trimtab.engine.study.KnownFunctions.study;
import static dev.trimtab.engine.study.KnownFunctions.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.belief.AnyBeliefs;
import dev.trimtab.engine.belief.Belief;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.study.Decision.Start;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PriorTest {
    private static final Algorithm BAYESIAN = new Algorithm.Bayesian();

    @Example
    void aGoodPriorGetsFurtherInAsManyTrials() {
        double[] nearTheBest = {0.3, 0.25, 0.4, 0.35, 0.4, 0.55};
        for (long seed = 0; seed < 3; seed++) {
            List<StudyTrial> with =
                    trials(study(6, BAYESIAN, around(nearTheBest, 0.25), seed), KnownFunctions::hartmann, 20);
            List<StudyTrial> without = trials(study(6, BAYESIAN, Knowledge.NONE, seed), KnownFunctions::hartmann, 20);
            assertThat(best(with, 20)).as("seed " + seed).isLessThan(best(without, 20));
        }
    }

    @Example
    void aWrongPriorCostsAFewTrialsAndNotTheSearch() {
        for (long seed = 0; seed < 3; seed++) {
            List<StudyTrial> trials =
                    trials(study(2, BAYESIAN, around(new double[] {0.9, 0.9}, 0.1), seed), KnownFunctions::branin, 40);
            List<StudyTrial> without = trials(study(2, BAYESIAN, Knowledge.NONE, seed), KnownFunctions::branin, 30);
            assertThat(best(trials, 40)).as("seed " + seed).isLessThan(Math.max(0.01, best(without, 30)));
        }
    }

    @Example
    void twoThirdsOfRandomAndSobolPointsFollowThePriorAndTheOthersGoEverywhere() {
        Knowledge lower = around(new double[] {0.2}, 0.05);
        for (Algorithm algorithm : List.of(new Algorithm.Random(), new Algorithm.Sobol())) {
            List<Double> places = trials(study(1, algorithm, lower, 3), x -> x[0], 300).stream()
                    .map(trial -> numbers(trial.parameters())[0])
                    .toList();
            assertThat(places).filteredOn(x -> x >= 0.15 && x <= 0.25).hasSizeBetween(170, 210);
            assertThat(places).filteredOn(x -> x > 0.5).hasSizeBetween(35, 65);
        }
    }

    @Property(tries = 100)
    void everyPointIsValidAndNewWhateverIsBelieved(
            @ForAll("spaces") Space space, @ForAll("algorithms") Algorithm algorithm, @ForAll long seed) {
        Study study = Studies.knowing(
                Studies.of(
                        space,
                        List.of(new Objective("loss", Goal.MINIMIZE, null)),
                        algorithm,
                        List.of(),
                        seed,
                        new Limits(100, 1, 100),
                        List.of()),
                new Knowledge(AnyBeliefs.about(space, seed), List.of()));
        var random = new SplittableRandom(seed);
        List<StudyTrial> trials = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < 14; i++) {
            for (Decision decision : Tuner.decide(study.withTrials(trials))) {
                if (decision instanceof Start start) {
                    assertThat(space.problem(start.parameters())).isEmpty();
                    assertThat(seen.add(start.parameters())).isTrue();
                    trials.add(StudyTrial.of(
                            "t-" + i, i, start.parameters(), TrialState.SUCCEEDED, random.nextDouble(), i));
                }
            }
        }
    }

    @Example
    void aPriorThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> study(1, BAYESIAN, around(new double[] {0.2, 0.3}, 0.1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The prior of 'x1': there is no such parameter.");
    }

    private static Knowledge around(double[] centre, double distance) {
        Map<String, Belief> beliefs = new HashMap<>();
        for (int i = 0; i < centre.length; i++) {
            beliefs.put(
                    "x" + i, new Belief.Between(Math.max(0, centre[i] - distance), Math.min(1, centre[i] + distance)));
        }
        return new Knowledge(beliefs, List.of());
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    @Provide
    Arbitrary<Algorithm> algorithms() {
        return Arbitraries.of(
                new Algorithm.Bayesian(), new Algorithm.Random(), new Algorithm.Sobol(), new Algorithm.Tpe(3, 8));
    }
}
