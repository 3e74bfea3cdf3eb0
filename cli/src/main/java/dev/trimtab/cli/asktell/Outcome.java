package dev.trimtab.cli.asktell;

import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.suggest.Measured;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a trial ended.
 *
 * @param state a finished one
 * @param values one for each objective; empty where it failed
 * @param violations one for each constraint, 0 or less where it is met; empty where it failed
 * @param measured how the values were measured, and what that cost
 */
record Outcome(TrialState state, List<Double> values, List<Double> violations, Measured measured) {

    Outcome(TrialState state, List<Double> values, List<Double> violations) {
        this(state, values, violations, Measured.PLAINLY);
    }

    static Outcome read(Fields request) {
        boolean failed = request.truth("failed");
        boolean stopped = request.truth("stopped");
        List<Double> values = request.numbers("values");
        List<Double> violations = request.numbers("constraints");
        if (failed && stopped) {
            throw new RefusedRequestException("A trial cannot be both failed and stopped: write one of them.");
        }
        Measured measured = new Measured(errors(request), cost(request));
        return failed
                ? new Outcome(TrialState.FAILED, List.of(), List.of(), Measured.PLAINLY)
                : new Outcome(stopped ? TrialState.STOPPED : TrialState.SUCCEEDED, values, violations, measured);
    }

    private static @Nullable Double cost(Fields request) {
        Double cost = request.someNumber("cost").orElse(null);
        if (cost != null && cost <= 0) {
            throw Fields.refused(request.path("cost"), cost.toString(), "write a number above 0");
        }
        return cost;
    }

    private static List<Double> errors(Fields request) {
        List<Double> errors = request.numbers("stderr");
        for (int i = 0; i < errors.size(); i++) {
            if (errors.get(i) < 0) {
                throw Fields.refused(
                        request.path("stderr") + "[" + i + "]", errors.get(i).toString(), "write 0 or more");
            }
        }
        return errors;
    }
}
