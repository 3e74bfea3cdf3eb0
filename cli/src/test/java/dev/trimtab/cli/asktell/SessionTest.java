package dev.trimtab.cli.asktell;

import static dev.trimtab.cli.asktell.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.trimtab.cli.asktell.Request.Init;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static Session session() {
        return new Session(
                (Init)
                        Requests.read(
                                Fields.of(
                                        json(
                                                "{'cmd':'init','budget':20,'constraints':1,"
                                                        + "'space':[{'name':'x','type':'float','low':0,'high':1}],'objectives':[{'name':'f','goal':'minimize'}]}"))));
    }

    private static Outcome outcome(TrialState state, double value, double violation) {
        return state == TrialState.FAILED
                ? new Outcome(state, List.of(), List.of())
                : new Outcome(state, List.of(value), List.of(violation));
    }

    @Test
    void theEngineSeesEachTrialAsItWasTold() {
        Session session = session();
        session.ask(4);
        session.tell(IntNode.valueOf(2), outcome(TrialState.SUCCEEDED, 0.5, -1));
        session.inject(session.space().point(json("{'x':0.25}")), outcome(TrialState.SUCCEEDED, 0.1, 2));
        session.tell(IntNode.valueOf(0), outcome(TrialState.FAILED, 0, 0));
        session.tell(IntNode.valueOf(3), outcome(TrialState.STOPPED, 0.7, 0));

        List<StudyTrial> trials = session.study(1).trials();

        assertThat(trials).extracting(StudyTrial::index).containsExactly(0, 1, 2, 3, -1);
        assertThat(trials)
                .extracting(StudyTrial::state)
                .containsExactly(
                        TrialState.FAILED,
                        TrialState.RUNNING,
                        TrialState.SUCCEEDED,
                        TrialState.STOPPED,
                        TrialState.SUCCEEDED);
        assertThat(trials)
                .extracting(StudyTrial::values)
                .containsExactly(List.of(), List.of(), List.of(0.5), List.of(0.7), List.of(0.1));
        assertThat(trials)
                .extracting(StudyTrial::violations)
                .containsExactly(List.of(), List.of(), List.of(-1.0), List.of(0.0), List.of(2.0));
        assertThat(trials.stream().filter(trial -> trial.state().isFinished()).map(StudyTrial::finishedAt))
                .containsExactly(2L, 0L, 3L, 1L);
        assertThat(trials).extracting(StudyTrial::id).doesNotHaveDuplicates();
    }

    @Test
    void aTrialKeepsItsCurveWhenItIsOver() {
        Session session = session();
        session.ask(1);
        assertThat(session.report(IntNode.valueOf(0), 1, 0.9)).isEmpty();
        session.report(IntNode.valueOf(0), 2, 0.8);
        session.tell(IntNode.valueOf(0), outcome(TrialState.STOPPED, 0.8, 0));
        assertThat(session.study(1).trials().getFirst().curve())
                .containsExactly(new Report(1, 0.9), new Report(2, 0.8));
    }

    @Test
    void theEngineKnowsWhatTheClientMeansToDoAsLongAsItDoes() {
        Session session = session();
        session.inject(session.space().point(json("{'x':0.25}")), outcome(TrialState.SUCCEEDED, 0.1, 2));

        assertThat(session.study(4).limits().maxTrials()).isEqualTo(21);
        session.ask(19);
        session.tell(IntNode.valueOf(2), outcome(TrialState.SUCCEEDED, 0.5, -1));
        Study study = session.study(3);
        assertThat(study.limits().maxTrials()).isEqualTo(23);
        assertThat(study.limits().parallelism()).isEqualTo(21);
    }
}
