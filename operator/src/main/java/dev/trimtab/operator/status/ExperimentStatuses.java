package dev.trimtab.operator.status;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.ExperimentStatus;
import dev.trimtab.core.plan.Ending;
import dev.trimtab.core.plan.ExperimentPlan;
import io.fabric8.kubernetes.api.model.Condition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an experiment's status says, and what can be read from it. */
@ApplicationScoped
public class ExperimentStatuses {

    private static final String COMPLETE = "Complete";
    private static final String FAILED = "Failed";

    private final Clock clock;

    public ExperimentStatuses(Clock clock) {
        this.clock = clock;
    }

    /** The status of an experiment that runs, is suspended, or has ended. */
    public ExperimentStatus status(Experiment experiment, ExperimentPlan plan, Instant startTime) {
        Ending ending = plan.ending();
        boolean suspended = ending == null && experiment.getSpec().suspend();
        String reason = ending != null ? ending.reason() : suspended ? "Suspended" : "Running";
        String message = ending != null
                ? ending.message()
                : suspended
                        ? "The experiment is suspended: set spec.suspend to false to go on."
                        : "%d of %d trials done, %d running, %d pending.%s"
                                .formatted(
                                        plan.counts().done(),
                                        experiment.getSpec().maxTrials(),
                                        plan.counts().running(),
                                        plan.counts().pending(),
                                        plan.nowhere() ? " No trial meets the constraints so far." : "");
        boolean failed = ending != null && ending.failed();
        boolean complete = ending != null && !failed;
        List<Condition> conditions = conditions(experiment)
                .set("Ready", !failed, reason, message)
                .set("Reconciling", false, reason, "Everything asked for has been taken up.")
                .set("Stalled", failed, reason, failed ? message : "Nothing stands in the way.")
                .set("Suspended", suspended, reason, suspended ? message : "The experiment is not suspended.")
                .set(COMPLETE, complete, reason, complete ? message : "The experiment has not come to its end.")
                .set(FAILED, failed, reason, failed ? message : "The experiment has not failed.")
                .build();
        return new ExperimentStatus(
                experiment.getMetadata().getGeneration(),
                conditions,
                failed ? FAILED : complete ? COMPLETE : suspended ? "Suspended" : "Running",
                plan.counts().done() + "/" + experiment.getSpec().maxTrials(),
                plan.counts(),
                plan.best(),
                plan.front(),
                plan.algorithm(),
                Conditions.format(startTime),
                ending == null ? null : completionTime(experiment));
    }

    /** The status of an experiment that cannot run as it is written. */
    public ExperimentStatus stalled(Experiment experiment, String message) {
        return stalled(experiment, "InvalidSpec", message);
    }

    /** @param reason one CamelCase word */
    public ExperimentStatus stalled(Experiment experiment, String reason, String message) {
        ExperimentStatus before = experiment.getStatus();
        List<Condition> conditions = conditions(experiment)
                .set("Ready", false, reason, message)
                .set("Reconciling", false, reason, "There is nothing to do until this is mended.")
                .set("Stalled", true, reason, message)
                .build();
        return new ExperimentStatus(
                experiment.getMetadata().getGeneration(),
                conditions,
                "Stalled",
                before == null ? null : before.progress(),
                before == null ? null : before.trials(),
                before == null ? null : before.best(),
                before == null ? List.of() : before.paretoFront(),
                null,
                before == null ? null : before.startTime(),
                null);
    }

    private Conditions conditions(Experiment experiment) {
        ExperimentStatus before = experiment.getStatus();
        return new Conditions(
                before == null ? List.of() : before.conditions(),
                experiment.getMetadata().getGeneration(),
                clock);
    }

    private String completionTime(Experiment experiment) {
        ExperimentStatus before = experiment.getStatus();
        return ended(experiment) != null && before.completionTime() != null
                ? before.completionTime()
                : Conditions.now(clock);
    }

    /** How the experiment ended; null while it goes on, and again once its spec has changed. */
    public static @Nullable Ending ended(Experiment experiment) {
        ExperimentStatus status = experiment.getStatus();
        if (status == null
                || !Objects.equals(
                        status.observedGeneration(), experiment.getMetadata().getGeneration())) {
            return null;
        }
        return List.of(COMPLETE, FAILED).stream()
                .flatMap(type -> Conditions.find(status.conditions(), type).stream())
                .filter(condition -> condition.getStatus().equals("True"))
                .findFirst()
                .map(end -> new Ending(end.getType().equals(FAILED), end.getReason(), end.getMessage()))
                .orElse(null);
    }

    /** When the experiment was taken up; null before that. */
    public static @Nullable Instant startTime(Experiment experiment) {
        ExperimentStatus status = experiment.getStatus();
        return status == null || status.startTime() == null ? null : Instant.parse(status.startTime());
    }
}
