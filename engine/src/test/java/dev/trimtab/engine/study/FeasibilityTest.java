package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.study.Decision.Finish;
import dev.trimtab.engine.suggest.Course;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Trials that violate a constraint on what is measured. */
class FeasibilityTest {

    @Property
    void theBestIsTheBestOfThoseThatViolateNothing(
            @ForAll @Size(max = 8) List<@DoubleRange(min = -1, max = 1) Double> violations) {
        List<StudyTrial> trials = new ArrayList<>();
        for (int i = 0; i < violations.size(); i++) {
            trials.add(trial(i, i, violations.get(i), -1));
        }

        assertThat(Tuner.best(study(null, trials)))
                .isEqualTo(trials.stream()
                        .filter(trial -> trial.violations().getFirst() <= 0)
                        .findFirst());
    }

    @Example
    void oneBoundViolatedIsEnoughAndSoIsOneThatIsNotKnown() {
        List<StudyTrial> trials =
                List.of(trial(0, 1, -1, 0.001), trial(1, 2, -1, Double.NaN), trial(2, 3, 0, 0), trial(3, 4, -1, -1));

        assertThat(Tuner.best(study(null, trials))).contains(trials.get(2));
        assertThat(Tuner.paretoFront(study(null, trials), 9)).containsExactly(trials.get(2));
        assertThat(Tuner.best(study(null, trials.subList(0, 2)))).isEmpty();
    }

    @Example
    void aTargetIsReachedOnlyByATrialThatMeetsTheConstraints() {
        List<StudyTrial> trials = new ArrayList<>(List.of(trial(0, 0.5, 1, -1)));
        assertThat(Tuner.decide(study(1.0, trials))).noneMatch(Finish.class::isInstance);

        trials.add(trial(1, 0.9, 0, -1));

        assertThat(Tuner.decide(study(1.0, trials)).getLast())
                .isEqualTo(new Finish(
                        FinishReason.TARGET_REACHED, "Trial trial-1 reached loss = 0.9, the target is 1.0."));
    }

    private static StudyTrial trial(int index, double loss, double... violations) {
        return Studies.trial(
                "trial-" + index,
                index,
                Course.cube(1).point(0.1 * index),
                TrialState.SUCCEEDED,
                List.of(loss),
                Arrays.stream(violations).boxed().toList(),
                index);
    }

    private static Study study(@Nullable Double target, List<StudyTrial> trials) {
        return Studies.of(
                Course.cube(1),
                List.of(new Objective("loss", Goal.MINIMIZE, target)),
                new Algorithm.Sobol(),
                List.of(),
                1,
                new Limits(100, 1, 5),
                trials);
    }
}
