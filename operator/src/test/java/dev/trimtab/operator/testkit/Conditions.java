package dev.trimtab.operator.testkit;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** Finds conditions; a missing one fails the test. */
public final class Conditions {

    private Conditions() {}

    public static Condition of(Experiment experiment, String type) {
        return find(experiment.getStatus().conditions(), type);
    }

    public static Condition of(Trial trial, String type) {
        return find(trial.getStatus().conditions(), type);
    }

    /** What a trial says of itself: the message that belongs to its reason. */
    public static String message(Trial trial) {
        String state = trial.getStatus().state();
        return of(trial, state.equals("Pending") ? "Running" : state).getMessage();
    }

    private static Condition find(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no condition " + type + " among " + conditions));
    }
}
