package dev.trimtab.operator.experiment;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.ExperimentStatus;
import dev.trimtab.operator.status.Events;
import dev.trimtab.operator.status.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what changed between two statuses of an experiment. */
@ApplicationScoped
public class ExperimentEvents {

    private final Events events;

    public ExperimentEvents(Events events) {
        this.events = events;
    }

    public void publish(Experiment experiment, ExperimentStatus now) {
        ExperimentStatus before = experiment.getStatus();
        String stateBefore = before == null ? null : before.state();
        if (!Objects.equals(stateBefore, now.state())) {
            publishState(experiment, stateBefore, now);
        }
        if (now.best() != null && (before == null || !Objects.equals(before.best(), now.best()))) {
            events.normal(
                    experiment,
                    Reason.NewBestTrial,
                    "Trial " + now.best().trial() + " is the best so far: "
                            + experiment.getSpec().objective().metric() + " = "
                            + now.best().value() + ".");
        }
    }

    private void publishState(Experiment experiment, @Nullable String before, ExperimentStatus now) {
        String message = message(now);
        switch (now.state()) {
            case "Running" -> {
                Reason reason = "Suspended".equals(before) ? Reason.ExperimentResumed : Reason.ExperimentStarted;
                events.normal(experiment, reason, message);
            }
            case "Suspended" -> events.normal(experiment, Reason.ExperimentSuspended, message);
            case "Complete" -> events.normal(experiment, Reason.ExperimentCompleted, message);
            case "Failed" -> events.warning(experiment, Reason.ExperimentFailed, message);
            default -> events.warning(experiment, Reason.ExperimentStalled, message);
        }
    }

    private static String message(ExperimentStatus status) {
        return status.conditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .findFirst()
                .orElseThrow()
                .getMessage();
    }
}
