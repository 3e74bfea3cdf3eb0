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
import dev.trimtab.engine.study.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state machine of a trial: facts in, one step out, the same for pods and for local processes. */
public final class TrialLife {

    /** The reason of a trial that waits for its experiment to be resumed. */
    public static final String SUSPENDED = "ExperimentSuspended";

    private static final String WAITS = "The experiment is suspended; the trial runs again when it is resumed.";

    private TrialLife() {}

    public static Step next(TrialFacts facts) {
        Workload workload = facts.workload();
        return switch (workload.phase()) {
            case ABSENT -> absent(facts);
            case PENDING, RUNNING -> alive(facts);
            // What it has measured counts even if it should have been stopped meanwhile.
            case SUCCEEDED -> facts.allRead() ? measure(facts) : read(facts);
            case FAILED ->
                facts.suspended() ? givenUp(facts) : retryAfterFailure(facts, workload.reason(), workload.message());
            case DISRUPTED ->
                facts.suspended() ? givenUp(facts) : retryAfterDisruption(facts, workload.reason(), workload.message());
        };
    }

    private static Step absent(TrialFacts facts) {
        return switch (facts.order()) {
            case Order.Stop(String reason, String message) -> new End(STOPPED, reason, message);
            case Order.Suspend suspend -> new Await(PENDING, SUSPENDED, WAITS);
            case Order.Run run -> {
                if (facts.attempts().current() == 0) {
                    yield new Launch(facts.attempts().next(), "WorkloadCreated", "The first attempt is on its way.");
                }
                yield facts.suspended()
                        ? resume(facts)
                        : retryAfterDisruption(
                                facts, "WorkloadLost", "The workload vanished: it was deleted by somebody else.");
            }
        };
    }

    private static Step alive(TrialFacts facts) {
        Workload workload = facts.workload();
        return switch (facts.order()) {
            case Order.Stop(String reason, String message) -> new End(STOPPED, reason, message);
            case Order.Suspend suspend -> new Release(SUSPENDED, WAITS);
            case Order.Run run -> {
                if (facts.suspended()) {
                    yield new Release(
                            SUSPENDED, "The suspended attempt is going away; the trial runs again once it is gone.");
                }
                if (workload.phase() == Workload.Phase.RUNNING && timedOut(facts)) {
                    yield retryAfterFailure(facts, "TimedOut", "The attempt ran longer than trial.timeout allows.");
                }
                TrialState state = workload.phase() == Workload.Phase.RUNNING ? RUNNING : PENDING;
                yield new Await(state, workload.reason(), workload.message());
            }
        };
    }

    /** An attempt that was given up stays so on record: should it vanish before all is read, nobody but us is to blame. */
    private static Step read(TrialFacts facts) {
        String message = "The workload is done; its metrics are being read.";
        return facts.suspended()
                ? new Await(PENDING, SUSPENDED, message)
                : new Await(RUNNING, "ReadingMetrics", message);
    }

    /** How an attempt ends that we ended ourselves is neither a failure nor a disruption. */
    private static Step givenUp(TrialFacts facts) {
        return switch (facts.order()) {
            case Order.Stop(String reason, String message) -> new End(STOPPED, reason, message);
            case Order.Suspend suspend -> new Release(SUSPENDED, WAITS);
            case Order.Run run -> resume(facts);
        };
    }

    private static Step resume(TrialFacts facts) {
        return new Launch(facts.attempts().next(), "Resumed", "The experiment was resumed; the trial runs again.");
    }

    private static boolean timedOut(TrialFacts facts) {
        Instant start = facts.workload().startTime();
        return facts.timeout() != null && start != null && facts.now().isAfter(start.plus(facts.timeout()));
    }

    private static Step retryAfterFailure(TrialFacts facts, String reason, String message) {
        if (facts.attempts().failed() >= facts.retriesOnFailure()) {
            return new End(FAILED, reason, message);
        }
        return switch (facts.order()) {
            case Order.Stop stop -> new End(FAILED, reason, message);
            // The failed workload stays until then: it is what says that this attempt failed.
            case Order.Suspend suspend -> new Await(PENDING, "RetrySuspended", WAITS + " It failed before: " + message);
            case Order.Run run ->
                new Launch(
                        facts.attempts().nextAfterFailure(),
                        "Retrying",
                        "Trying again after " + reason + ": " + message);
        };
    }

    private static Step retryAfterDisruption(TrialFacts facts, String reason, String message) {
        return switch (facts.order()) {
            case Order.Stop(String why, String sentence) -> new End(STOPPED, why, sentence);
            case Order.Suspend suspend -> new Release(SUSPENDED, WAITS);
            case Order.Run run ->
                facts.attempts().disrupted() < facts.retriesOnDisruption()
                        ? new Launch(
                                facts.attempts().nextAfterDisruption(),
                                "Retrying",
                                "Trying again after " + reason + ": " + message)
                        : new End(
                                FAILED,
                                reason,
                                message + " No retry is left: trial.retries.onDisruption is "
                                        + facts.retriesOnDisruption() + ".");
        };
    }

    private static Step measure(TrialFacts facts) {
        List<String> missing = Stream.of(facts.objectives(), facts.constrained())
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(metric -> metric.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            String others = facts.reported().isEmpty()
                    ? "it reported no metric at all"
                    : "it reported " + String.join(", ", new TreeSet<>(facts.reported()));
            return new End(
                    FAILED,
                    "MetricsUnavailable",
                    "The workload is done but never reported " + String.join(" and ", missing) + "; " + others + ".");
        }
        return notFinite(facts.objectives(), "ObjectiveNotFinite", "The objective ")
                .or(() -> notFinite(facts.constrained(), "MetricNotFinite", "The constrained metric "))
                .orElseGet(() -> new End(
                        SUCCEEDED,
                        "Completed",
                        "The workload is done: "
                                + Stream.concat(
                                                facts.objectives().entrySet().stream(),
                                                facts.constrained().entrySet().stream()
                                                        .filter(metric -> !facts.objectives()
                                                                .containsKey(metric.getKey())))
                                        .map(metric -> metric.getKey() + " = "
                                                + metric.getValue().orElseThrow())
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static Optional<End> notFinite(Map<String, OptionalDouble> metrics, String reason, String what) {
        return metrics.entrySet().stream()
                .filter(metric -> !Double.isFinite(metric.getValue().orElseThrow()))
                .findFirst()
                .map(metric -> new End(
                        FAILED,
                        reason,
                        what + metric.getKey() + " ended as "
                                + metric.getValue().orElseThrow() + "."));
    }
}
