package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Decision.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WanderingTest {
    private static final Limits LIMITS = new Limits(100, 1, 0);

    /** Twelve trials have finished, the last ones of which did what the first one had done. */
    private static Study study(Algorithm algorithm, int repeated) {
        List<StudyTrial> trials = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int original = i >= 12 - repeated ? 0 : i;
            List<Report> curve = new ArrayList<>();
            int steps = original == i ? 5 : 3;
            for (int step = 1; step <= steps; step++) {
                curve.add(new Report(step, Math.PI / (step + original)));
            }
            trials.add(StudyTrial.of(
                            "t-" + i,
                            i,
                            new Point(Map.of("lr", 0.001 * (i + 1))),
                            original == i ? TrialState.SUCCEEDED : TrialState.STOPPED,
                            curve.getLast().value(),
                            i)
                    .withCurve(curve));
        }
        return Studies.study(Studies.LEARNING_RATE, algorithm, LIMITS).withTrials(trials);
    }

    private static Point next(Algorithm algorithm, int repeated) {
        return ((Start) Tuner.decide(study(algorithm, repeated)).getFirst()).parameters();
    }

    @Test
    void aSearchThatOnlyRepeatsWhatWasTriedLooksElsewhere() {
        var tpe = new Algorithm.Tpe(5, 24);
        Point anywhere = next(new Algorithm.Sobol(), 0);
        assertThat(next(tpe, 0)).isNotEqualTo(anywhere);
        assertThat(next(tpe, 1)).isNotEqualTo(anywhere);
        assertThat(next(tpe, 2)).isEqualTo(anywhere);
        assertThat(next(tpe, 8)).isEqualTo(anywhere);
    }

    @Test
    void whatDoesNotLearnIsNotLedAway() {
        assertThat(next(new Algorithm.Random(), 8)).isEqualTo(next(new Algorithm.Random(), 0));
    }
}
