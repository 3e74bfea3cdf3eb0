package dev.trimtab.operator.status;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.api.v1alpha1.TrialStatus;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.core.plan.TrialView;
import dev.trimtab.core.study.Curves;
import dev.trimtab.core.study.Feasibility;
import dev.trimtab.core.study.Outcomes;
import dev.trimtab.core.trial.Attempts;
import dev.trimtab.core.trial.TrialLife;
import dev.trimtab.engine.study.TrialState;
import io.fabric8.kubernetes.api.model.Condition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trial's status says, and what can be read from it. */
@ApplicationScoped
public class TrialStatuses {

    private final Clock clock;

    public TrialStatuses(Clock clock) {
        this.clock = clock;
    }

    /**
     * What there is to say of a trial.
     *
     * @param reason one CamelCase word
     * @param objective the first so far, or for good; null where it was not reported or is not finite
     * @param objectives of several, all that were reported and are finite, by their metrics
     * @param startTime when its process first ran
     */
    public record Words(
            TrialState state,
            String reason,
            String message,
            Attempts attempts,
            @Nullable String workload,
            @Nullable Double objective,
            Map<String, Double> objectives,
            @Nullable Long step,
            Map<String, MetricStatus> metrics,
            @Nullable Instant startTime) {}

    public TrialStatus status(Trial trial, Words words) {
        TrialStatus before = trial.getStatus();
        List<Condition> conditionsBefore = before == null ? List.of() : before.conditions();
        boolean finished = words.state().isFinished();
        return new TrialStatus(
                trial.getMetadata().getGeneration(),
                conditions(conditionsBefore, trial.getMetadata().getGeneration(), words),
                word(words.state()),
                words.reason(),
                words.workload(),
                new TrialStatus.Attempts(
                        words.attempts().current(),
                        words.attempts().disrupted(),
                        words.attempts().failed()),
                words.objective(),
                words.objectives(),
                words.step(),
                words.metrics(),
                before != null && before.startTime() != null
                        ? before.startTime()
                        : words.startTime() == null ? null : Conditions.format(words.startTime()),
                finished ? Conditions.now(clock) : null);
    }

    private List<Condition> conditions(List<Condition> before, long generation, Words words) {
        var conditions = new Conditions(before, generation, clock);
        boolean admitted = words.attempts().current() > 0;
        conditions.set(
                "Admitted",
                admitted,
                admitted ? "WorkloadCreated" : words.reason(),
                admitted ? "Its workload was created." : words.message());
        conditions.set("Running", words.state() == TrialState.RUNNING, words.reason(), words.message());
        for (TrialState end : List.of(TrialState.SUCCEEDED, TrialState.STOPPED, TrialState.FAILED)) {
            boolean reached = words.state() == end;
            conditions.set(
                    word(end),
                    reached,
                    reached ? words.reason() : "Not" + word(end),
                    reached ? words.message() : "The trial has not " + word(end).toLowerCase(Locale.ROOT) + ".");
        }
        return conditions.build();
    }

    /** The state as conditions and people call it: Succeeded for SUCCEEDED. */
    public static String word(TrialState state) {
        String name = state.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** PENDING for a trial that nobody has looked at yet. */
    public static TrialState state(Trial trial) {
        TrialStatus status = trial.getStatus();
        if (status == null) {
            return TrialState.PENDING;
        }
        for (TrialState state : TrialState.values()) {
            if (state != TrialState.PENDING && Conditions.isTrue(status.conditions(), word(state))) {
                return state;
            }
        }
        return TrialState.PENDING;
    }

    /** The trial as its experiment sees it. */
    public static TrialView view(Trial trial, ExperimentSpec spec) {
        TrialStatus status = trial.getStatus();
        TrialState state = state(trial);
        if (status == null) {
            return new TrialView(trial.getMetadata().getName(), trial.getSpec(), state, null, null, null);
        }
        return new TrialView(
                trial.getMetadata().getName(),
                trial.getSpec(),
                state,
                state == TrialState.SUCCEEDED
                        ? Outcomes.values(spec, status.objective(), status.objectives())
                        : List.of(),
                Feasibility.violations(spec, state, status.metrics()),
                status.startTime() == null ? null : Instant.parse(status.startTime()),
                status.completionTime() == null ? null : Instant.parse(status.completionTime()),
                status.reason(),
                Curves.of(status.metrics().get(spec.objective().metric()), status.step()));
    }

    public static Attempts attempts(Trial trial) {
        TrialStatus status = trial.getStatus();
        return status == null || status.attempts() == null
                ? Attempts.NONE
                : new Attempts(
                        status.attempts().current(),
                        status.attempts().disrupted(),
                        status.attempts().failed());
    }

    /** Whether the trial waits for its experiment to be resumed. */
    public static boolean isSuspended(Trial trial) {
        return trial.getStatus() != null
                && TrialLife.SUSPENDED.equals(trial.getStatus().reason());
    }
}
