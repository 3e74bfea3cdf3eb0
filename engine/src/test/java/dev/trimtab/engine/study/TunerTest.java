package dev.trimtab.engine.study;

import static dev.trimtab.engine.study.Studies.byHand;
import static dev.trimtab.engine.study.Studies.learningRate;
import static dev.trimtab.engine.study.Studies.startingWith;
import static dev.trimtab.engine.study.Studies.trial;
import static dev.trimtab.engine.study.Studies.with;
import static dev.trimtab.engine.study.TrialState.FAILED;
import static dev.trimtab.engine.study.TrialState.PENDING;
import static dev.trimtab.engine.study.TrialState.RUNNING;
import static dev.trimtab.engine.study.TrialState.STOPPED;
import static dev.trimtab.engine.study.TrialState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.study.Decision.Finish;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.study.Decision.Stop;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TunerTest {
    private static final Space TEN = new Space(List.of(integer("n", 10)));
    private static final Objective MAX_90 = new Objective("accuracy", Goal.MAXIMIZE, 0.9);

    @Test
    void aReachedTargetStopsEverythingAndEndsTheStudy() {
        Study study = with(
                with(learningRate(10, 3, 1), MAX_90),
                trial(0, SUCCEEDED, 0.9),
                trial(1, RUNNING, 0.1),
                trial(2, PENDING, null),
                trial(3, FAILED, null),
                trial(4, FAILED, null));
        String message = "Trial t-0 reached accuracy = 0.9, the target is 0.9.";
        assertThat(Tuner.decide(study))
                .containsExactly(
                        new Stop("t-1", "TargetReached", message),
                        new Stop("t-2", "TargetReached", message),
                        new Finish(FinishReason.TARGET_REACHED, message));
    }

    @Test
    void onlyAFinishedTrialThatDidNotFailReachesTheTarget() {
        Study study = with(learningRate(10, 2, 5), MAX_90);
        assertThat(Tuner.decide(with(study, trial(0, RUNNING, 0.95)))).hasOnlyElementsOfType(Start.class);
        assertThat(Tuner.decide(with(study, trial(0, FAILED, 0.95)))).hasOnlyElementsOfType(Start.class);
        assertThat(Tuner.decide(with(study, trial(0, SUCCEEDED, Double.POSITIVE_INFINITY))))
                .hasOnlyElementsOfType(Start.class);
        assertThat(Tuner.decide(with(study, byHand("mine", STOPPED, 0.95)))).hasOnlyElementsOfType(Finish.class);
    }

    @Test
    void aMinimumIsReachedFromAbove() {
        Study study = with(learningRate(10, 2, 5), new Objective("loss", Goal.MINIMIZE, 0.1));
        assertThat(Tuner.decide(with(study, trial(0, SUCCEEDED, 0.2)))).hasOnlyElementsOfType(Start.class);
        assertThat(Tuner.decide(with(study, trial(0, SUCCEEDED, 0.05)))).hasOnlyElementsOfType(Finish.class);
    }

    @Test
    void oneFailureTooManyStopsEverything() {
        Study study = with(learningRate(10, 3, 1), trial(0, FAILED, null), trial(1, RUNNING, null));
        assertThat(Tuner.decide(study)).hasOnlyElementsOfType(Start.class);
        String message = "2 trials failed, maxFailedTrials allows 1.";
        assertThat(Tuner.decide(with(study, trial(2, FAILED, null))))
                .containsExactly(
                        new Stop("t-1", "TooManyFailures", message),
                        new Finish(FinishReason.TOO_MANY_FAILURES, message));
        assertThat(FinishReason.values())
                .filteredOn(FinishReason::isFailure)
                .containsExactly(FinishReason.TOO_MANY_FAILURES);
    }

    @Test
    void theStudyEndsWhenTheLastTrialDoes() {
        Study study = with(learningRate(2, 2, 5), trial(0, SUCCEEDED, 1.0), trial(1, RUNNING, null));
        assertThat(Tuner.decide(study)).isEmpty();
        assertThat(Tuner.decide(with(study, List.of(trial(0, SUCCEEDED, 1.0), trial(1, STOPPED, null)))))
                .containsExactly(new Finish(
                        FinishReason.MAX_TRIALS_REACHED, "All 2 trials that maxTrials allows are finished."));
    }

    @Test
    void pointsAskedForByHandCountAgainstTheLimitsAndMoveNoOtherPoint() {
        Study study = learningRate(3, 3, 5);
        List<Decision> alone = Tuner.decide(study);
        assertThat(alone).hasSize(3);
        assertThat(Tuner.decide(with(study, byHand("mine", RUNNING, null)))).isEqualTo(alone.subList(0, 2));
    }

    @Test
    void loweredLimitsTouchNothingThatRunsAndRaisedOnesGoOn() {
        Study study = with(
                learningRate(10, 4, 5),
                IntStream.range(0, 4).mapToObj(i -> trial(i, RUNNING, null)).toList());
        assertThat(Tuner.decide(with(study, new Limits(2, 1, 5)))).isEmpty();
        assertThat(Tuner.decide(with(study, new Limits(10, 0, 5)))).isEmpty();
        assertThat(Tuner.decide(with(study, new Limits(5, 9, 5))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Start.class, start -> assertThat(start.index()).isEqualTo(4));
    }

    @Test
    void anExhaustedSpaceEndsOnlyOnceNothingRuns() {
        Study study = Studies.study(TEN, new Algorithm.Random(), new Limits(100, 100, 5));
        List<StudyTrial> running = Tuner.decide(study).stream()
                .map(Start.class::cast)
                .map(start -> StudyTrial.of("t-" + start.index(), start.index(), start.parameters(), RUNNING, null, 0))
                .toList();
        assertThat(running).hasSize(10);
        assertThat(Tuner.decide(with(study, running))).isEmpty();
    }

    @Test
    void initialPointsComeFirstAndAreCompleted() {
        Space space = new Space(List.of(integer("a", 10), integer("b", 10)));
        Study study = startingWith(
                Studies.study(space, new Algorithm.Sobol(), new Limits(100, 4, 5)),
                List.of(Map.of("a", 3, "b", 4), Map.of("b", 7), Map.of("a", 3L, "b", 4L)));
        List<Start> starts = Tuner.decide(study).stream().map(Start.class::cast).toList();
        assertThat(starts)
                .extracting(Start::origin)
                .containsExactly(Origin.INITIAL, Origin.INITIAL, Origin.SUGGESTED, Origin.SUGGESTED);
        assertThat(starts.get(0).parameters().values()).isEqualTo(Map.of("a", 3L, "b", 4L));
        assertThat(starts.get(1).parameters().values()).containsEntry("b", 7L).containsKey("a");
        assertThatThrownBy(() -> startingWith(study, List.of(Map.of("a", 3), Map.of("c", 1))))
                .hasMessageContaining("Initial point 2: 'c' is not a parameter");
    }

    @Test
    void theBestIsFiniteFinishedAndTheFirstAmongEquals() {
        Study study = with(
                learningRate(10, 1, 5),
                byHand("mine", SUCCEEDED, 0.5),
                trial(4, SUCCEEDED, 0.5),
                trial(3, STOPPED, 0.5),
                trial(0, SUCCEEDED, 0.6),
                trial(1, SUCCEEDED, Double.NaN),
                trial(2, SUCCEEDED, Double.NEGATIVE_INFINITY),
                trial(5, FAILED, 0.1),
                trial(6, RUNNING, 0.1),
                trial(7, SUCCEEDED, null));
        assertThat(Tuner.best(study))
                .hasValueSatisfying(best -> assertThat(best.index()).isEqualTo(3));
        Study maximizing = with(study, new Objective("accuracy", Goal.MAXIMIZE, null));
        assertThat(Tuner.best(maximizing))
                .hasValueSatisfying(best -> assertThat(best.index()).isZero());
        assertThat(Tuner.best(learningRate(1, 1, 1))).isEmpty();
    }

    @Test
    void whatTheExperimentAsksForIsChosen() {
        AlgorithmChoice choice = Tuner.choice(Studies.study(TEN, new Algorithm.Random(), new Limits(10, 1, 1)));

        assertThat(choice).isEqualTo(new AlgorithmChoice(new Algorithm.Random(), "The experiment asks for it."));
    }

    @Test
    void aGridIsDrawnInLexicographicOrderAndSkipsWhatWasTried() {
        Space space = new Space(List.of(integer("a", 2), integer("b", 3)));
        Study study = startingWith(
                Studies.study(space, new Algorithm.Grid(2), new Limits(100, 100, 5)), List.of(Map.of("a", 0, "b", 1)));
        assertThat(Tuner.decide(study).stream()
                        .map(Start.class::cast)
                        .map(start -> start.parameters().values().values().toString()))
                .containsExactly("[0, 1]", "[0, 0]", "[0, 2]", "[1, 0]", "[1, 1]", "[1, 2]");
    }

    @Test
    void aGridOfMillionsIsDrawnAFewAtATime() {
        Space space = new Space(List.of(integer("a", 2_000), integer("b", 2_300)));
        Study study = Studies.study(space, new Algorithm.Grid(2), new Limits(Integer.MAX_VALUE, 3, 5));
        assertThat(Tuner.decide(study)).hasSize(3);
    }

    private static Parameter integer(String name, int count) {
        return new IntegerParameter(name, 0, count - 1, Scale.LINEAR, 1, null);
    }
}
