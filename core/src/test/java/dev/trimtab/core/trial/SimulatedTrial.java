package dev.trimtab.core.trial;

import dev.trimtab.core.trial.Step.Await;
import dev.trimtab.core.trial.Step.End;
import dev.trimtab.core.trial.Step.Launch;
import dev.trimtab.core.trial.Step.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A trial, its workloads and its shell. The shell forgets everything between two looks but what the API server keeps: the
 * attempts, whether the trial is suspended, and how it ended.
 */
final class SimulatedTrial {

    enum Event {
        START,
        SUCCEED,
        READ_ALL,
        FAIL,
        DISRUPT,
        /** Somebody deletes the workload, or one that is being deleted is gone at last. */
        VANISH,
        SUSPEND,
        RESUME,
        STOP,
        RUN_OUT_OF_TIME,
        RECONCILE,
        /** The shell dies after the first of its writes. */
        RECONCILE_ONE_WRITE,
        RECONCILE_TWO_WRITES
    }

    static final Duration TIMEOUT = Duration.ofHours(2);

    private static final class Pod {
        Workload.Phase phase = Workload.Phase.PENDING;
        boolean isGoing;
        boolean isRead;

        @Nullable
        Instant start;
    }

    private final Map<Integer, Pod> pods = new TreeMap<>();
    private final int retriesOnDisruption;
    private final int retriesOnFailure;
    private Instant now = Instant.EPOCH;
    private Order order = new Order.Run();

    Attempts attempts = Attempts.NONE;
    boolean suspended;

    @Nullable
    End end;

    int failures;
    int disruptions;
    int suspensions;
    final List<Step> steps = new ArrayList<>();

    SimulatedTrial(int retriesOnDisruption, int retriesOnFailure) {
        this.retriesOnDisruption = retriesOnDisruption;
        this.retriesOnFailure = retriesOnFailure;
    }

    void happen(Event event) {
        switch (event) {
            case START ->
                alive(Workload.Phase.PENDING, pod -> {
                    pod.phase = Workload.Phase.RUNNING;
                    pod.start = now;
                });
            case SUCCEED -> alive(Workload.Phase.RUNNING, pod -> pod.phase = Workload.Phase.SUCCEEDED);
            case READ_ALL -> alive(Workload.Phase.SUCCEEDED, pod -> pod.isRead = true);
            case FAIL ->
                alive(Workload.Phase.RUNNING, pod -> {
                    pod.phase = Workload.Phase.FAILED;
                    failures += pod.isGoing ? 0 : 1;
                });
            case DISRUPT ->
                alive(Workload.Phase.RUNNING, pod -> {
                    pod.phase = Workload.Phase.DISRUPTED;
                    disruptions += pod.isGoing ? 0 : 1;
                });
            case VANISH -> {
                disruptions += pods.values().stream().anyMatch(pod -> !pod.isGoing) ? 1 : 0;
                pods.clear();
            }
            case SUSPEND -> {
                if (order instanceof Order.Run) {
                    order = new Order.Suspend();
                    suspensions++;
                }
            }
            case RESUME -> {
                if (order instanceof Order.Suspend) {
                    order = new Order.Run();
                }
            }
            case STOP -> order = new Order.Stop("TargetReached", "Another trial reached the target.");
            case RUN_OUT_OF_TIME -> {
                now = now.plus(TIMEOUT).plusSeconds(1);
                failures += pods.values().stream().anyMatch(pod -> pod.phase == Workload.Phase.RUNNING) ? 1 : 0;
            }
            case RECONCILE -> reconcile(3);
            case RECONCILE_ONE_WRITE -> reconcile(1);
            case RECONCILE_TWO_WRITES -> reconcile(2);
        }
    }

    private void alive(Workload.Phase phase, Consumer<Pod> change) {
        pods.values().stream().filter(pod -> pod.phase == phase).forEach(change);
    }

    private void reconcile(int writes) {
        if (end != null) {
            return;
        }
        Step step = TrialLife.next(facts());
        steps.add(step);
        writes(step).stream().limit(writes).forEach(Runnable::run);
    }

    private List<Runnable> writes(Step step) {
        return switch (step) {
            case Launch launch ->
                List.of(
                        () -> pods.computeIfAbsent(launch.attempts().current(), attempt -> new Pod()),
                        () -> {
                            attempts = launch.attempts();
                            suspended = false;
                        },
                        () -> pods.keySet().removeIf(attempt -> attempt < attempts.current()));
            case Await await -> List.of(() -> suspended = await.reason().equals(TrialLife.SUSPENDED));
            case Release release ->
                List.of(() -> suspended = true, () -> pods.values().forEach(pod -> pod.isGoing = true));
            case End over -> List.of(() -> end = over, pods::clear);
        };
    }

    TrialFacts facts() {
        Pod pod = pods.get(attempts.current());
        Workload workload = pod == null
                ? Workload.ABSENT
                : new Workload(pod.phase, "PodSaysSo", "The pod is " + pod.phase + ".", pod.start);
        return new TrialFacts(
                attempts,
                suspended,
                workload,
                order,
                Map.of("loss", OptionalDouble.of(0.5)),
                Map.of(),
                Set.of("loss"),
                pod != null && pod.isRead,
                retriesOnDisruption,
                retriesOnFailure,
                TIMEOUT,
                now);
    }

    /** The experiment goes on, the shell works, and every workload that starts ends in this way. */
    void goOn(Event outcome) {
        happen(Event.RESUME);
        for (int round = 0; round < 100 && end == null; round++) {
            for (Event event : List.of(Event.RECONCILE, Event.START, outcome, Event.READ_ALL)) {
                happen(event);
            }
            pods.values().removeIf(pod -> pod.isGoing);
        }
    }
}
