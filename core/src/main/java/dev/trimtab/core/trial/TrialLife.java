package dev.trimtab.core.trial;

import static dev.trimtab.engine.study.TrialState.FAILED;
import static dev.trimtab.engine.study.TrialState.PENDING;
import static dev.trimtab.engine.study.TrialState.RUNNING;
import static dev.trimtab.engine.study.TrialState.STOPPED;
import static dev.trimtab.engine.study.TrialState.SUCCEEDED;

import dev.trimtab.core.trial.Step.Await;
import dev.trimtab.core.trial.Step.End;
import dev.trimtab.core.trial.Step.Launch;
import dev.trimtab.core.trial.Step.Release;
import java.time.Instant;
import java.util.TreeSet;

/** The state machine of a trial: facts in, one step out, the same for pods and for local processes. */
public final class TrialLife {

    /** The reason of a trial that waits for its experiment to be resumed. */
    public static final String SUSPENDED = "ExperimentSuspended";

    private TrialLife() {}

    public static Step next(TrialFacts facts) {
        // A workload that is over is judged first: what it has measured counts even if it should have been stopped.
        if (facts.workload().isOver()) {
            return judge(facts);
        }
        return switch (facts.order()) {
            case Order.Stop(String reason, String message) -> new End(STOPPED, reason, message);
            case Order.Suspend suspend -> suspend(facts);
            case Order.Run run -> run(facts);
        };
    }

    private static Step judge(TrialFacts facts) {
        return switch (facts.workload().phase()) {
            case SUCCEEDED ->
                facts.allRead()
                        ? measure(facts)
                        : new Await(RUNNING, "ReadingMetrics", "The workload is done; its metrics are being read.");
            case FAILED ->
                retryAfterFailure(
                        facts, facts.workload().reason(), facts.workload().message());
            case DISRUPTED ->
                retryAfterDisruption(
                        facts, facts.workload().reason(), facts.workload().message());
            case ABSENT, PENDING, RUNNING -> throw new IllegalStateException("not over: " + facts.workload());
        };
    }

    private static Step suspend(TrialFacts facts) {
        String message = "The experiment is suspended; the trial runs again when it is resumed.";
        return facts.workload().phase() == Workload.Phase.ABSENT
                ? new Await(PENDING, SUSPENDED, message)
                : new Release(SUSPENDED, message);
    }

    private static Step run(TrialFacts facts) {
        Workload workload = facts.workload();
        return switch (workload.phase()) {
            case ABSENT -> launch(facts);
            case PENDING -> new Await(PENDING, workload.reason(), workload.message());
            case RUNNING ->
                timedOut(facts)
                        ? retryAfterFailure(facts, "TimedOut", "The attempt ran longer than trial.timeout allows.")
                        : new Await(RUNNING, workload.reason(), workload.message());
            case SUCCEEDED, FAILED, DISRUPTED -> throw new IllegalStateException("over: " + workload);
        };
    }

    private static Step launch(TrialFacts facts) {
        if (facts.attempts().current() == 0) {
            return new Launch(facts.attempts().next(), "WorkloadCreated", "The first attempt is on its way.");
        }
        if (facts.suspended()) {
            return new Launch(facts.attempts().next(), "Resumed", "The experiment was resumed; the trial runs again.");
        }
        return retryAfterDisruption(facts, "WorkloadLost", "The workload vanished: it was deleted by somebody else.");
    }

    private static boolean timedOut(TrialFacts facts) {
        Instant start = facts.workload().startTime();
        return facts.timeout() != null && start != null && facts.now().isAfter(start.plus(facts.timeout()));
    }

    private static Step retryAfterFailure(TrialFacts facts, String reason, String message) {
        if (facts.order() instanceof Order.Run && facts.attempts().failed() < facts.retriesOnFailure()) {
            return new Launch(
                    facts.attempts().nextAfterFailure(), "Retrying", "Trying again after " + reason + ": " + message);
        }
        return new End(FAILED, reason, message);
    }

    private static Step retryAfterDisruption(TrialFacts facts, String reason, String message) {
        return switch (facts.order()) {
            case Order.Stop(String why, String sentence) -> new End(STOPPED, why, sentence);
            case Order.Suspend suspend ->
                new Release(SUSPENDED, "The experiment is suspended; the trial runs again when it is resumed.");
            case Order.Run run ->
                facts.attempts().disrupted() < facts.retriesOnDisruption()
                        ? new Launch(
                                facts.attempts().nextAfterDisruption(),
                                "Retrying",
                                "Trying again after " + reason + ": " + message)
                        : new End(
                                FAILED,
                                reason,
                                message + " Its " + facts.retriesOnDisruption() + " retries are used up.");
        };
    }

    private static Step measure(TrialFacts facts) {
        String name = facts.objectiveName();
        if (facts.objective().isEmpty()) {
            String others = facts.reported().isEmpty()
                    ? "it reported no metric at all"
                    : "it reported " + String.join(", ", new TreeSet<>(facts.reported()));
            return new End(
                    FAILED,
                    "MetricsUnavailable",
                    "The workload is done but never reported " + name + "; " + others + ".");
        }
        double value = facts.objective().getAsDouble();
        if (!Double.isFinite(value)) {
            return new End(FAILED, "ObjectiveNotFinite", "The objective " + name + " ended as " + value + ".");
        }
        return new End(SUCCEEDED, "Completed", "The workload is done: " + name + " = " + value + ".");
    }
}
