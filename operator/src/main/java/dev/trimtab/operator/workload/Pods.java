package dev.trimtab.operator.workload;

import dev.trimtab.core.trial.Workload;
import dev.trimtab.core.trial.Workload.Phase;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be read from the pods of a workload. */
public final class Pods {

    /** The reason of a workload whose pod is still to be created. */
    public static final String NONE_YET = "WaitingForPod";

    private static final Set<String> LOST = Set.of("NodeLost", "Evicted", "Preempting", "Shutdown", "Terminated");

    private Pods() {}

    /** Why something is as it is. */
    record Why(String reason, String message) {}

    /** The pod whose log and metrics count: of several the one that was created first. */
    public static Optional<Pod> main(List<Pod> pods) {
        return pods.stream()
                .min(Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                        .thenComparing(pod -> pod.getMetadata().getName()));
    }

    /** Whether the process that reports metrics has ended. */
    public static boolean isOver(Pod pod) {
        return mainState(pod).map(ContainerState::getTerminated).isPresent()
                || Set.of("Succeeded", "Failed").contains(pod.getStatus().getPhase());
    }

    /** Whether the process that reports metrics has begun. */
    public static boolean hasStarted(Pod pod) {
        return startTime(pod).isPresent();
    }

    /** Since when the pod runs; empty where it does not. */
    static Optional<Instant> running(Pod pod) {
        return "Running".equals(pod.getStatus().getPhase()) ? startTime(pod) : Optional.empty();
    }

    /** When the process that reports metrics began, whether or not it has ended. */
    static Optional<Instant> startTime(Pod pod) {
        return mainState(pod)
                .flatMap(state -> state.getRunning() != null
                        ? Optional.ofNullable(state.getRunning().getStartedAt())
                        : Optional.ofNullable(state.getTerminated()).map(ContainerStateTerminated::getStartedAt))
                .map(Instant::parse);
    }

    private static Optional<ContainerState> mainState(Pod pod) {
        String name = pod.getSpec().getContainers().getFirst().getName();
        return pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getContainerStatuses().stream()
                        .filter(status -> status.getName().equals(name))
                        .findFirst()
                        .map(ContainerStatus::getState);
    }

    /** Why the cluster ended the pod, if it did. */
    static Optional<Why> disruption(Pod pod) {
        Optional<PodCondition> target = pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("DisruptionTarget")
                        && condition.getStatus().equals("True"))
                .findFirst();
        if (target.isPresent()) {
            return target.map(condition -> new Why(condition.getReason(), sentence(condition.getMessage())));
        }
        if (wasDeletedAlive(pod)) {
            return Optional.of(new Why("PodDeleted", "The pod was deleted before it was done."));
        }
        String reason = pod.getStatus().getReason();
        return reason != null && LOST.contains(reason)
                ? Optional.of(new Why(reason, sentence(pod.getStatus().getMessage())))
                : Optional.empty();
    }

    /**
     * Whether the process that reports metrics still ran when the deletion of its pod was asked for. At the very end of a
     * deletion the grace period becomes 0 and the time is set anew, and nothing tells any more: then the deletion is blamed.
     */
    private static boolean wasDeletedAlive(Pod pod) {
        String deadline = pod.getMetadata().getDeletionTimestamp();
        if (deadline == null) {
            return false;
        }
        Long grace = pod.getMetadata().getDeletionGracePeriodSeconds();
        if (grace == null || grace == 0) {
            return true;
        }
        Instant askedFor = Instant.parse(deadline).minusSeconds(grace);
        return mainState(pod)
                .map(ContainerState::getTerminated)
                .map(ContainerStateTerminated::getFinishedAt)
                .map(end -> !Instant.parse(end).isBefore(askedFor))
                .orElse(true);
    }

    /** Why the program failed, if it did. */
    static Optional<Why> failure(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> status.getState().getTerminated() != null
                        && status.getState().getTerminated().getExitCode() != 0)
                .findFirst()
                .map(status -> failure(status.getName(), status.getState().getTerminated()));
    }

    private static Why failure(String container, ContainerStateTerminated end) {
        if ("OOMKilled".equals(end.getReason())) {
            return new Why("OutOfMemory", "Container " + container + " used more memory than its limit allows.");
        }
        String said = end.getMessage() == null || end.getMessage().isBlank()
                ? ""
                : " Its last words: " + end.getMessage().strip();
        return new Why(
                "ProgramFailed", "Container " + container + " ended with exit code " + end.getExitCode() + "." + said);
    }

    /** What the pods wait for. */
    static Workload waiting(List<Pod> pods) {
        Why why = pods.stream()
                .flatMap(pod -> Stream.of(unstartable(pod), unscheduled(pod), initialising(pod))
                        .flatMap(stream -> stream))
                .findFirst()
                .orElse(
                        pods.isEmpty()
                                ? new Why(NONE_YET, "Its pod has not been created yet.")
                                : new Why("PodStarting", "Its pod is about to start."));
        return new Workload(Phase.PENDING, why.reason(), why.message(), null);
    }

    private static Stream<Why> unstartable(Pod pod) {
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .map(ContainerStatus::getState)
                .map(ContainerState::getWaiting)
                .filter(waiting -> waiting != null && waiting.getMessage() != null)
                .map(waiting -> new Why(reason(waiting), sentence(waiting.getMessage())));
    }

    private static String reason(ContainerStateWaiting waiting) {
        return waiting.getReason() == null ? "ContainerWaiting" : waiting.getReason();
    }

    private static Stream<Why> unscheduled(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("PodScheduled")
                        && condition.getStatus().equals("False"))
                .map(condition -> new Why(condition.getReason(), sentence(condition.getMessage())));
    }

    private static Stream<Why> initialising(Pod pod) {
        return pod.getStatus().getInitContainerStatuses().stream()
                .filter(status -> status.getState().getRunning() != null)
                .map(status -> new Why(
                        "PodInitializing", "Its pod's init container " + status.getName() + " has to finish first."));
    }

    private static String sentence(String message) {
        return message == null || message.isBlank()
                ? "The cluster gave no further word."
                : message.endsWith(".") ? message : message + ".";
    }
}
