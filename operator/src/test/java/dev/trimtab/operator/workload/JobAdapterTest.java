package dev.trimtab.operator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.core.trial.Workload;
import dev.trimtab.core.trial.Workload.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from a Job and its pods, as the API server writes them. */
class JobAdapterTest {

    private static final String ACTIVE = "{spec: {}, status: {active: 1}}";
    private static final String COMPLETE = job("Complete", "CompletionsReached");
    private static final String FAILED = job("Failed", "BackoffLimitExceeded");
    private static final String NO_POD = null;

    private final JobAdapter adapter = new JobAdapter();

    private static String job(String condition, String reason) {
        return "{spec: {}, status: {conditions: [{type: %s, status: 'True', reason: %s, message: because}]}}"
                .formatted(condition, reason);
    }

    /** A pod with one container, train. */
    private static String pod(String phase, String status, String containerState) {
        return """
                {metadata: {name: p, creationTimestamp: '2026-01-01T00:00:00Z'},
                 spec: {containers: [{name: train}]},
                 status: {phase: %s%s, containerStatuses: [{name: train, state: {%s}}]}}
                """.formatted(phase, status.isEmpty() ? "" : ", " + status, containerState);
    }

    private Workload observe(String job, String... pods) {
        List<Pod> podsOfJob = Arrays.stream(pods)
                .filter(pod -> pod != null)
                .map(pod -> Serialization.unmarshal("---\n" + pod, Pod.class))
                .toList();
        String whole = job.replaceFirst("\\{", "{metadata: {name: j}, ");
        return adapter.observe(Serialization.unmarshal("---\n" + whole, Job.class), podsOfJob);
    }

    @Test
    void aJobThatIsCompleteHasSucceededWhateverItsPodsSay() {
        assertThat(observe(COMPLETE, NO_POD).phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void aRunningPodIsRunningSinceItsContainerStarted() {
        Workload workload = observe(ACTIVE, pod("Running", "", "running: {startedAt: '2026-01-01T00:00:07Z'}"));

        assertThat(workload.phase()).isEqualTo(Phase.RUNNING);
        assertThat(workload.startTime()).isEqualTo(Instant.parse("2026-01-01T00:00:07Z"));
    }

    @Test
    void aSuspendedJobIsQueued() {
        assertThat(observe("{spec: {suspend: true}}", NO_POD))
                .extracting(Workload::phase, Workload::reason)
                .containsExactly(Phase.PENDING, "Queued");
    }

    @Test
    void whatAPodWaitsForIsSaidInKubernetesOwnWords() {
        String unschedulable =
                "conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: '0/1 nodes'}]";

        assertThat(observe(ACTIVE, pod("Pending", unschedulable, "")))
                .extracting(Workload::phase, Workload::reason, Workload::message)
                .containsExactly(Phase.PENDING, "Unschedulable", "0/1 nodes.");
        assertThat(observe(ACTIVE, pod("Pending", "", "waiting: {reason: ImagePullBackOff, message: no such image}")))
                .extracting(Workload::phase, Workload::reason)
                .containsExactly(Phase.PENDING, "ImagePullBackOff");
        assertThat(observe(ACTIVE, NO_POD).reason()).isEqualTo("WaitingForPod");
    }

    @Test
    void anExitCodeIsAFailureOfTheProgram() {
        Workload workload = observe(FAILED, pod("Failed", "", "terminated: {exitCode: 3, reason: Error}"));

        assertThat(workload.phase()).isEqualTo(Phase.FAILED);
        assertThat(workload.reason()).isEqualTo("ProgramFailed");
        assertThat(workload.message()).contains("exit code 3");
    }

    @Test
    void tooMuchMemoryIsSaidSo() {
        assertThat(observe(FAILED, pod("Failed", "", "terminated: {exitCode: 137, reason: OOMKilled}")))
                .extracting(Workload::phase, Workload::reason)
                .containsExactly(Phase.FAILED, "OutOfMemory");
    }

    @ParameterizedTest
    @CsvSource({"PreemptionByScheduler", "DeletionByTaintManager", "EvictionByEvictionAPI", "TerminationByKubelet"})
    void aDisruptionIsNoFailureThoughTheContainerEndedWithACode(String reason) {
        String target =
                "conditions: [{type: DisruptionTarget, status: 'True', reason: %s, message: m}]".formatted(reason);

        assertThat(observe(FAILED, pod("Failed", target, "terminated: {exitCode: 143}")))
                .extracting(Workload::phase, Workload::reason)
                .containsExactly(Phase.DISRUPTED, reason);
    }

    /** As the API server tells it: asked for at :53 with a second of grace; at the end without grace, and the time anew. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:54Z, 1, 2026-01-01T00:00:55Z, DISRUPTED, PodDeleted",
        "2026-01-01T00:00:56Z, 0, 2026-01-01T00:00:55Z, DISRUPTED, PodDeleted",
        "2026-01-01T00:00:54Z, 1, 2026-01-01T00:00:52Z, FAILED, ProgramFailed"
    })
    void aPodThatWasDeletedWhileItRanHasNotFailed(String deadline, long grace, String end, Phase phase, String reason) {
        String pod = pod("Failed", "", "terminated: {exitCode: 137, reason: Error, finishedAt: '" + end + "'}")
                .replace(
                        "name: p,",
                        "name: p, deletionTimestamp: '%s', deletionGracePeriodSeconds: %d,".formatted(deadline, grace));

        assertThat(observe(FAILED, pod))
                .extracting(Workload::phase, Workload::reason)
                .containsExactly(phase, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "PodFailurePolicy, DISRUPTED, PodDisrupted",
        "BackoffLimitExceeded, DISRUPTED, PodLost",
        "DeadlineExceeded, FAILED, TimedOut"
    })
    void whereThePodIsGoneTheJobsOwnWordCounts(String jobReason, Phase phase, String reason) {
        assertThat(observe(job("Failed", jobReason), NO_POD))
                .extracting(Workload::phase, Workload::reason)
                .containsExactly(phase, reason);
    }
}
