package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.space.ConstrainedSpaces;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.study.Decision.Start;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What DEHB makes of the trials that there are; whole studies by it are in {@code simulate.DehbTest}. */
class HyperbandEvolutionTest {
    private static final Fidelity EPOCHS = new Fidelity("epoch", 1, 9);
    private static final Algorithm.Dehb DEHB = new Algorithm.Dehb(3, 0.5, 0.5);

    private static Study study(List<Map<String, Object>> initial, StudyTrial... trials) {
        return Studies.of(
                Studies.LEARNING_RATE,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                DEHB,
                initial,
                7,
                new Limits(100, 1, 100),
                List.of(trials),
                EPOCHS,
                new EarlyStopping.None());
    }

    private static StudyTrial trial(int index, TrialState state, double value, long budget, double... violations) {
        return Studies.trial(
                "t-" + index,
                index,
                new Point(Map.of("lr", 0.01 + index * 1e-4)),
                state,
                List.of(value),
                IntStream.range(0, violations.length)
                        .mapToObj(i -> violations[i])
                        .toList(),
                index,
                List.of(),
                budget,
                null);
    }

    private static Start next(Study study) {
        return (Start) Tuner.decide(study).getFirst();
    }

    @Test
    void aTrialOfAFewStepsIsNotTheBest() {
        Study study = study(
                List.of(),
                trial(0, TrialState.PAUSED, 0.1, 1),
                trial(1, TrialState.STOPPED, 0.2, 3),
                trial(2, TrialState.SUCCEEDED, 0.3, 8),
                trial(12, TrialState.SUCCEEDED, 0.5, 9),
                trial(13, TrialState.SUCCEEDED, 0.4, 12));
        assertThat(Tuner.best(study)).map(StudyTrial::id).contains("t-13");
        assertThat(Tuner.paretoFront(study, 9)).extracting(StudyTrial::id).containsExactly("t-13");
        assertThat(Tuner.best(study.withTrials(study.trials().subList(0, 3)))).isEmpty();
    }

    @Test
    void aTrialThatDidWellIsPausedWhereItsBudgetEnded() {
        StudyTrial part = trial(0, TrialState.SUCCEEDED, 0.3, 3);
        StudyTrial paused = part.atItsBudget(EPOCHS);
        assertThat(paused.state()).isEqualTo(TrialState.PAUSED);
        assertThat(paused.curve()).containsExactly(new Report(3, 0.3));

        List<Report> told = List.of(new Report(1, 0.5), new Report(3, 0.4));
        assertThat(part.withCurve(told).atItsBudget(EPOCHS).curve()).isEqualTo(told);
        StudyTrial whole = trial(0, TrialState.SUCCEEDED, 0.3, 9);
        assertThat(whole.atItsBudget(EPOCHS)).isEqualTo(whole);
        StudyTrial failed = trial(0, TrialState.FAILED, 0.3, 3);
        assertThat(failed.atItsBudget(EPOCHS)).isEqualTo(failed);
    }

    @Test
    void pointsToTryFirstComeFirstWithTheStepsOfTheFirstRung() {
        Map<String, Object> mine = Map.of("lr", 0.03);
        Start first = next(study(List.of(mine)));
        assertThat(first.parameters().values()).isEqualTo(mine);
        assertThat(first.origin()).isEqualTo(Origin.INITIAL);
        assertThat(first.budget()).isEqualTo(1);
        Start second = next(study(List.of(mine), trial(0, TrialState.PAUSED, 1, 1)));
        assertThat(second.origin()).isEqualTo(Origin.SUGGESTED);
    }

    @Test
    void whatMeetsTheConstraintsGoesOnBeforeWhatIsBetter() {
        List<StudyTrial> rung = new ArrayList<>();
        for (int index = 0; index < 9; index++) {
            rung.add(trial(index, TrialState.PAUSED, index, 1, index < 5 ? 9 - index : -1));
        }
        assertThat(next(study(List.of(), rung.toArray(StudyTrial[]::new))).parent())
                .isEqualTo(new Parent("t-5", 1));
    }

    @Test
    void aTrialThatWentAnotherWayUnderTheNameOfAPlannedOneIsNoMember() {
        List<StudyTrial> rung = new ArrayList<>();
        for (int index = 0; index < 9; index++) {
            rung.add(trial(index, TrialState.PAUSED, index, 1));
        }
        rung.set(0, trial(0, TrialState.SUCCEEDED, 0, 1).goingOn(TrialState.SUCCEEDED, null));
        assertThat(next(study(List.of(), rung.toArray(StudyTrial[]::new))).parent())
                .isEqualTo(new Parent("t-1", 1));
    }

    @Property(tries = 40)
    void everyPointMeetsTheConstraintsAndIsNewAtItsRung(@ForAll("spaces") Space space, @ForAll long seed) {
        Study study = Studies.of(
                space,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                DEHB,
                List.of(),
                seed,
                new Limits(50, 4, 50),
                List.of(),
                EPOCHS,
                new EarlyStopping.None());
        List<StudyTrial> trials = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (List<Decision> next = Tuner.decide(study); next.getFirst() instanceof Start; next = Tuner.decide(study)) {
            for (Decision decision : next) {
                Start start = (Start) decision;
                assertThat(ConstrainedSpaces.allows(space, start.parameters())).isTrue();
                assertThat(space.problem(start.parameters())).isEmpty();
                assertThat(seen.add(List.of(start.budget(), start.parameters())))
                        .isTrue();
                double loss = start.parameters().hashCode() % 100;
                trials.add(StudyTrial.of(
                                "t-" + start.index(),
                                start.index(),
                                start.parameters(),
                                TrialState.SUCCEEDED,
                                loss,
                                trials.size())
                        .goingOn(TrialState.SUCCEEDED, start.budget())
                        .atItsBudget(EPOCHS));
            }
            study = study.withTrials(trials);
        }
        assertThat(Tuner.decide(study).getLast()).isInstanceOf(Decision.Finish.class);
    }

    @Provide
    Arbitrary<Space> spaces() {
        return ConstrainedSpaces.any();
    }

    @Property(tries = 100)
    void theFirstTrialThatComesToTheLastStepIsForetold(
            @ForAll @LongRange(min = 1, max = 50) long min,
            @ForAll @LongRange(max = 500) long more,
            @ForAll @DoubleRange(min = 1.5, max = 10) double factor) {
        Fidelity fidelity = new Fidelity("step", min, min + more);
        Algorithm.Dehb dehb = new Algorithm.Dehb(factor, 0.5, 0.5);
        int trials = dehb.trialsToTheEnd(fidelity);
        assertThat(IntStream.range(0, trials)
                        .mapToLong(index ->
                                HyperbandEvolution.rounds(dehb, fidelity).budget(index))
                        .filter(budget -> budget == fidelity.max()))
                .hasSize(1);
        assertThat(HyperbandEvolution.rounds(dehb, fidelity).budget(trials - 1)).isEqualTo(fidelity.max());
        assertThat(DEHB.trialsToTheEnd(new Fidelity("epoch", 1, 81))).isEqualTo(121);
    }
}
