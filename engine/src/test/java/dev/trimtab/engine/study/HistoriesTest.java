package dev.trimtab.engine.study;

import static dev.trimtab.engine.study.Studies.learningRate;
import static dev.trimtab.engine.study.Studies.trial;
import static dev.trimtab.engine.study.Studies.with;
import static dev.trimtab.engine.study.TrialState.FAILED;
import static dev.trimtab.engine.study.TrialState.RUNNING;
import static dev.trimtab.engine.study.TrialState.STOPPED;
import static dev.trimtab.engine.study.TrialState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoriesTest {
    private static final Study STUDY = learningRate(10, 3, 5);

    @Test
    void aStoppedTrialCountsAsWhatItWouldHaveComeTo() {
        History history = Histories.of(with(
                STUDY,
                trial(0, SUCCEEDED, 2.0).withCurve(curve(9, 5, 2)),
                trial(1, STOPPED, 10.0).withCurve(curve(10)),
                trial(2, RUNNING, null).withCurve(curve(1))));
        assertThat(history.observations()).extracting(Observation::losses).containsExactly(List.of(2.0), List.of(3.0));
    }

    @Test
    void whatIsMaximizedIsForecastTheSameWay() {
        Study study = with(
                with(STUDY, new Objective("accuracy", Goal.MAXIMIZE, null)),
                trial(0, SUCCEEDED, 0.9).withCurve(curve(0.5, 0.9)),
                trial(1, STOPPED, null).withCurve(curve(0.25)));
        assertThat(Histories.of(study).observations())
                .extracting(Observation::losses)
                .containsExactly(List.of(-0.9), List.of(-0.65));
    }

    @Test
    void aTrialThatWasStoppedBecauseItDivergedHasFailed() {
        History history = Histories.of(
                with(STUDY, trial(0, STOPPED, null).withCurve(curve(1, Double.NaN)), trial(1, FAILED, 1.0)));
        assertThat(history.observations()).hasSize(2).allMatch(Observation::failed);
    }

    @Test
    void withoutACurveWhatAStoppedTrialMeasuredCounts() {
        History history = Histories.of(with(STUDY, trial(0, STOPPED, 0.5), trial(1, STOPPED, null)));
        assertThat(history.observations()).extracting(Observation::losses).containsExactly(List.of(0.5));
    }

    @Test
    void ofSeveralObjectivesOneCurveTellsTooLittle() {
        Objective loss = STUDY.objective();
        Study two = Studies.of(
                STUDY.space(),
                List.of(loss, new Objective("seconds", Goal.MINIMIZE, null)),
                STUDY.algorithm(),
                List.of(),
                1,
                STUDY.limits(),
                List.of());
        StudyTrial trial = trial(0, STOPPED, null);
        StudyTrial measured =
                Studies.trial(trial.id(), 0, trial.parameters(), STOPPED, List.of(0.5, 3.0), List.of(), 0, curve(0.5));
        assertThat(Histories.of(with(two, measured)).observations()).isEmpty();
        assertThat(Histories.of(with(two, measured.withCurve(List.of()))).observations())
                .extracting(Observation::losses)
                .containsExactly(List.of(0.5, 3.0));
    }

    private static List<Report> curve(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Report(i + 1, values[i]))
                .toList();
    }
}
