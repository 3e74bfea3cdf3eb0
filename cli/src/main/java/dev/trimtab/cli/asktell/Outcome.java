package dev.trimtab.cli.asktell;

import dev.trimtab.engine.study.TrialState;
import java.util.List;

/**
 * How a trial ended.
 *
 * @param state a finished one
 * @param values one for each objective; empty where it failed
 * @param violations one for each constraint, 0 or less where it is met; empty where it failed
 */
record Outcome(TrialState state, List<Double> values, List<Double> violations) {

    static Outcome read(Fields request) {
        boolean failed = request.truth("failed");
        boolean stopped = request.truth("stopped");
        List<Double> values = request.numbers("values");
        List<Double> violations = request.numbers("constraints");
        if (failed && stopped) {
            throw new RefusedRequestException("A trial cannot be both failed and stopped: write one of them.");
        }
        return failed
                ? new Outcome(TrialState.FAILED, List.of(), List.of())
                : new Outcome(stopped ? TrialState.STOPPED : TrialState.SUCCEEDED, values, violations);
    }
}
