package dev.trimtab.cli.result;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ExperimentStatus;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.core.plan.Ending;
import dev.trimtab.core.plan.ExperimentPlan;
import dev.trimtab.core.plan.ExperimentPlanner;
import dev.trimtab.core.plan.ExperimentState;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where an experiment stands, in the words of the API.
 *
 * @param nowhere whether trials have succeeded, and none of them meets every constraint
 */
public record Result(
        String name,
        ExperimentSpec spec,
        RunFolder folder,
        ExperimentStatus status,
        boolean nowhere,
        List<TrialRecord> trials) {

    /**
     * @param active whether a runner is at work on it
     * @throws IllegalArgumentException if nothing has happened in the folder yet
     */
    public static Result of(RunFolder folder, History history, boolean active, Instant now) {
        String name = history.experiment().orElseThrow(() -> new IllegalArgumentException("The journal is empty."));
        ExperimentSpec spec = history.spec().orElseThrow();
        Optional<Ending> ending = history.ending();
        ExperimentPlan plan = ExperimentPlanner.plan(new ExperimentState(
                name, spec, history.views(), history.startTime().orElse(null), ending.orElse(null), now));
        var status = new ExperimentStatus(
                null,
                conditions(history),
                ending.map(end -> end.failed() ? "Failed" : "Complete").orElse(active ? "Running" : "Interrupted"),
                plan.counts().done() + "/" + spec.maxTrials(),
                plan.counts(),
                plan.best(),
                plan.front(),
                plan.algorithm(),
                history.startTime().map(Instant::toString).orElse(null),
                history.endTime().map(Instant::toString).orElse(null));
        return new Result(name, spec, folder, status, plan.nowhere(), List.copyOf(history.trials()));
    }

    private static List<Condition> conditions(History history) {
        return history
                .ending()
                .map(ending -> new ConditionBuilder()
                        .withType(ending.failed() ? "Failed" : "Complete")
                        .withStatus("True")
                        .withReason(ending.reason())
                        .withMessage(ending.message())
                        .withLastTransitionTime(history.endTime().orElseThrow().toString())
                        .build())
                .stream()
                .toList();
    }
}
