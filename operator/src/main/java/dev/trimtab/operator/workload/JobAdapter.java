package dev.trimtab.operator.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.core.template.JobTemplate;
import dev.trimtab.core.template.TrialRun;
import dev.trimtab.core.trial.Workload;
import dev.trimtab.core.trial.Workload.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A batch/v1 Job. */
@ApplicationScoped
public class JobAdapter implements WorkloadAdapter<Job> {

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public ObjectNode render(ObjectNode template, TrialRun run) {
        return JobTemplate.render(template, run);
    }

    @Override
    public void labelPods(ObjectNode workload, Map<String, String> labels) {
        ObjectNode podLabels = workload.withObject("/spec/template/metadata/labels");
        labels.forEach(podLabels::put);
    }

    @Override
    public Workload observe(Job job, List<Pod> pods) {
        Optional<JobCondition> failed = condition(job, "Failed");
        if (condition(job, "Complete").isPresent()) {
            return new Workload(Phase.SUCCEEDED, "JobComplete", "The Job is complete.", start(pods));
        }
        if (failed.isPresent()) {
            return failure(failed.get(), pods);
        }
        if (job.isMarkedForDeletion()) {
            return new Workload(Phase.PENDING, "Terminating", "The Job is being deleted.", null);
        }
        if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
            return new Workload(Phase.PENDING, "Queued", "The Job is suspended; it waits for its queue.", null);
        }
        return pods.stream()
                .map(Pods::running)
                .flatMap(Optional::stream)
                .findFirst()
                .map(start -> new Workload(Phase.RUNNING, "PodRunning", "Its pod runs.", start))
                .orElseGet(() -> notRunning(pods));
    }

    /** Between the end of a pod and the Job's word on it a trial is not waiting again. */
    private static Workload notRunning(List<Pod> pods) {
        return !pods.isEmpty() && pods.stream().allMatch(Pods::isOver)
                ? new Workload(
                        Phase.RUNNING, "PodEnded", "Its pod has ended; the Job is about to say how.", start(pods))
                : Pods.waiting(pods);
    }

    /** Whether the Job has come to its end, good or bad. */
    public static boolean isOver(Job job) {
        return condition(job, "Complete").or(() -> condition(job, "Failed")).isPresent();
    }

    private static Workload failure(JobCondition failed, List<Pod> pods) {
        if ("DeadlineExceeded".equals(failed.getReason())) {
            return new Workload(
                    Phase.FAILED, "TimedOut", "The Job ran longer than its activeDeadlineSeconds allows.", start(pods));
        }
        return pods.stream()
                .map(Pods::disruption)
                .flatMap(Optional::stream)
                .findFirst()
                .map(why -> new Workload(Phase.DISRUPTED, why.reason(), why.message(), start(pods)))
                .or(() -> pods.stream()
                        .map(Pods::failure)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(why -> new Workload(Phase.FAILED, why.reason(), why.message(), start(pods))))
                .orElseGet(() -> withoutPods(failed));
    }

    /** The pod is gone, so the Job's own word counts; a pod that vanished is no failure of the program. */
    private static Workload withoutPods(JobCondition failed) {
        return "PodFailurePolicy".equals(failed.getReason())
                ? new Workload(Phase.DISRUPTED, "PodDisrupted", failed.getMessage() + ".", null)
                : new Workload(Phase.DISRUPTED, "PodLost", "The pod of the Job vanished before it was done.", null);
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals(type)
                                && condition.getStatus().equals("True"))
                        .findFirst();
    }

    private static @Nullable Instant start(List<Pod> pods) {
        return pods.stream()
                .flatMap(pod -> Pods.startTime(pod).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
