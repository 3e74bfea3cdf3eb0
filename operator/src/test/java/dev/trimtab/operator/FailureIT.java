package dev.trimtab.operator;

import static dev.trimtab.operator.testkit.Manifests.withContainer;
import static dev.trimtab.operator.testkit.Manifests.withTrial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.operator.testkit.Conditions;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in programs, in the cluster and by people's hands, on a real cluster with real pods. */
@OnCluster
class FailureIT {

    private static final String QUICK = "echo score=$TRIMTAB_PARAM_X";

    /** Runs until it is stopped. */
    private static final String ENDLESS = "echo score=$TRIMTAB_PARAM_X; exec sleep 3600";

    private static final String ONE = "maxTrials: 1";

    // ---- The program ----

    @Test
    void aProgramThatFailsFailsItsTrialWithItsExitCode(TestNamespace namespace) {
        apply(namespace, Manifests.experiment("crash", ONE, "echo score=1; exit 3"));

        Trial failed = namespace.awaitTrialState("crash-0", "Failed");

        assertThat(failed.getStatus().reason()).isEqualTo("ProgramFailed");
        assertThat(Conditions.message(failed)).contains("Container train ended with exit code 3.");
        assertThat(failed.getStatus().attempts().current()).isEqualTo(1);
    }

    @Test
    void aFailedAttemptIsTriedAgainInAJobOfANewName(TestNamespace namespace) {
        String script = "[ $TRIMTAB_ATTEMPT = 2 ] || exit 3; echo score=0.5";
        apply(namespace, withTrial(Manifests.experiment("again", ONE, script), "retries: {onFailure: 1}"));

        Trial done = namespace.awaitTrialState("again-0", "Succeeded");

        assertThat(done.getStatus().workload()).isEqualTo("again-0-2");
        assertAttempts(done, 2, 0, 1);
        namespace.awaitThat(
                "the first attempt's Job is gone",
                () -> namespace.job("again-0-1").isEmpty());
    }

    @Test
    void tooManyFailedTrialsFailTheExperimentAndStopTheRest(TestNamespace namespace) {
        String script = "case $TRIMTAB_TRIAL in many-0|many-1) exit 3;; *) exec sleep 3600;; esac";
        apply(namespace, Manifests.experiment("many", "maxTrials: 10\nparallelism: 3\nmaxFailedTrials: 1", script));

        Experiment failed = namespace.awaitState("many", "Failed");

        for (String type : new String[] {"Failed", "Stalled"}) {
            assertThat(Conditions.of(failed, type).getStatus()).isEqualTo("True");
            assertThat(Conditions.of(failed, type).getReason()).isEqualTo("TooManyFailures");
        }
        namespace.awaitThat(
                "what ran is stopped",
                () -> namespace.trials().stream()
                        .noneMatch(trial ->
                                trial.getStatus() == null || trial.getStatus().completionTime() == null));
        assertThat(namespace.trials())
                .filteredOn(trial -> !"Failed".equals(trial.getStatus().state()))
                .isNotEmpty()
                .allMatch(trial -> "Stopped".equals(trial.getStatus().state()));
        namespace.awaitThat("its Jobs are gone", () -> namespace.jobs().size() == 2);
    }

    @Test
    void aTrialThatNeverReportsItsObjectiveSaysWhatItReported(TestNamespace namespace) {
        apply(namespace, Manifests.experiment("mute", ONE, "echo loss=1 accuracy=0.5"));

        Trial failed = namespace.awaitTrialState("mute-0", "Failed");

        assertThat(failed.getStatus().reason()).isEqualTo("MetricsUnavailable");
        assertThat(Conditions.message(failed)).contains("never reported score").contains("accuracy, loss");
    }

    @Test
    void anObjectiveThatIsNoNumberFailsItsTrial(TestNamespace namespace) {
        apply(namespace, Manifests.experiment("nan", ONE, "echo score=nan"));

        Trial failed = namespace.awaitTrialState("nan-0", "Failed");

        assertThat(failed.getStatus().reason()).isEqualTo("ObjectiveNotFinite");
        assertThat(failed.getStatus().objective()).isNull();
    }

    @Test
    void anAttemptThatRunsTooLongIsEnded(TestNamespace namespace) {
        apply(namespace, withTrial(Manifests.experiment("slow", ONE, ENDLESS), "timeout: 2s"));

        Trial failed = namespace.awaitTrialState("slow-0", "Failed");

        assertThat(failed.getStatus().reason()).isEqualTo("TimedOut");
        namespace.awaitThat(
                "its Job and its pod are gone",
                () -> namespace.jobs().isEmpty() && namespace.pods().isEmpty());
    }

    @Test
    void theJobsOwnDeadlineIsATimeoutToo(TestNamespace namespace) {
        String manifest = Manifests.experiment("deadline", ONE, ENDLESS)
                .replace("kind: Job\n      spec:\n", "kind: Job\n      spec:\n        activeDeadlineSeconds: 2\n");
        apply(namespace, manifest);

        Trial failed = namespace.awaitTrialState("deadline-0", "Failed");

        assertThat(failed.getStatus().reason()).isEqualTo("TimedOut");
    }

    @Test
    void metricsMayBePrintedAsJson(TestNamespace namespace) {
        apply(
                namespace,
                Manifests.experiment("json", ONE, "echo '{\"epoch\": 3, \"score\": 0.75, \"note\": \"fine\"}'"));

        Trial done = namespace.awaitTrialState("json-0", "Succeeded");

        assertThat(done.getStatus().objective()).isEqualTo(0.75);
        assertThat(done.getStatus().step()).isEqualTo(3);
    }

    @Test
    void aHundredThousandReportsAndAVeryLongLineAreReadInBoundedMemory(TestNamespace namespace) {
        // Less than the 10 MiB at which a kubelet rotates a log; and the end waits until the runtime has emptied its
        // pipe,
        // of which containerd may drop what is left when a container exits.
        String script = "python3 -c \"print('x' * 2000000)\n"
                + "for i in range(1, 100001): print(f'step={i} score={i / 100000}', flush=i == 100000)\n"
                + "import time; time.sleep(3)\"";
        apply(namespace, Manifests.experiment("flood", ONE, script.replace("\n", "\n\n")));

        Trial done = namespace.awaitTrialState("flood-0", "Succeeded");

        assertThat(done.getStatus().objective()).isEqualTo(1.0);
        assertThat(done.getStatus().step()).isEqualTo(100_000);
        assertThat(done.getStatus().metrics().get("score").curve()).hasSizeBetween(100, 200);
    }

    // ---- The cluster ----

    @Test
    void anEvictedTrialRunsAgainAndHasNotFailed(TestNamespace namespace) {
        apply(namespace, Manifests.experiment("evict", ONE, ENDLESS));
        Pod pod = namespace.awaitRunningPod("evict-0-1");
        namespace.awaitTrialState("evict-0", "Running");
        var points = namespace.points();

        assertThat(namespace.client().pods().resource(pod).evict()).isTrue();

        assertThatItRunsAgain(namespace, "evict-0");
        assertThat(namespace.points()).isEqualTo(points);
    }

    @Test
    void aPreemptedTrialRunsAgainOnceThereIsRoom(TestNamespace namespace) {
        String eightGpus = "resources: {limits: {nvidia.com/gpu: 8}}";
        apply(namespace, withContainer(Manifests.experiment("preempt", ONE, ENDLESS), eightGpus));
        namespace.awaitRunningPod("preempt-0-1");
        namespace.awaitTrialState("preempt-0", "Running");
        var points = namespace.points();
        String urgent = namespace.name();
        try {
            apply(namespace, """
                    apiVersion: scheduling.k8s.io/v1
                    kind: PriorityClass
                    metadata: {name: %s}
                    value: 1000
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: urgent}
                    spec:
                      priorityClassName: %s
                      terminationGracePeriodSeconds: 1
                      containers: [{name: main, image: "%s", command: [sleep, "3600"], %s}]
                    """.formatted(urgent, urgent, Manifests.IMAGE, eightGpus));

            Trial waiting = namespace.awaitTrial(
                    "preempt-0",
                    "the preempted trial waits in its second attempt",
                    it -> it.getStatus().attempts().current() == 2
                            && "Unschedulable".equals(it.getStatus().reason()));
            assertAttempts(waiting, 2, 1, 0);

            namespace
                    .client()
                    .pods()
                    .inNamespace(namespace.name())
                    .withName("urgent")
                    .delete();
            assertThatItRunsAgain(namespace, "preempt-0");
            assertThat(namespace.points()).isEqualTo(points);
        } finally {
            namespace.kubectl("delete", "priorityclass", urgent);
        }
    }

    @Test
    void aPodThatFitsNowhereIsPendingWithTheSchedulersWordsAndOthersGoOn(TestNamespace namespace) {
        String manifest = withContainer(
                        Manifests.experiment("huge", "maxTrials: 2\nparallelism: 2", "echo score=$TRIMTAB_PARAM_GPUS"),
                        "resources: {limits: {nvidia.com/gpu: \"${params.gpus}\"}}")
                .replace("{name: x, double: {min: 0, max: 1}}", "{name: gpus, integer: {min: 0, max: 100}}")
                .replace("  parameters:", "  initialTrials: [{gpus: 100}, {gpus: 0}]\n  parameters:");
        apply(namespace, manifest);

        namespace.awaitTrialState("huge-1", "Succeeded");
        Trial waiting = namespace.awaitTrialReason("huge-0", "Unschedulable");

        assertThat(waiting.getStatus().state()).isEqualTo("Pending");
        assertThat(Conditions.message(waiting)).contains("Insufficient nvidia.com/gpu");
    }

    @Test
    void anImageThatCannotBePulledIsPendingWithTheKubeletsWordsAndOthersGoOn(TestNamespace namespace) {
        String manifest = Manifests.experiment("image", "maxTrials: 2\nparallelism: 2", "echo score=1")
                .replace("image: " + Manifests.IMAGE, "image: \"${params.image}\"")
                .replace(
                        "{name: x, double: {min: 0, max: 1}}",
                        "{name: image, categorical: {values: [\"localhost/none:1\", \"%s\"]}}"
                                .formatted(Manifests.IMAGE))
                .replace(
                        "  parameters:",
                        "  initialTrials: [{image: \"localhost/none:1\"}, {image: \"%s\"}]\n  parameters:"
                                .formatted(Manifests.IMAGE));
        apply(namespace, manifest);

        namespace.awaitTrialState("image-1", "Succeeded");
        Trial waiting = namespace.awaitTrialReason("image-0", "ErrImagePull", "ImagePullBackOff");

        assertThat(waiting.getStatus().state()).isEqualTo("Pending");
        assertThat(Conditions.message(waiting)).contains("localhost/none:1");
    }

    @ParameterizedTest
    @CsvSource({"count/jobs.batch, QuotaExceeded", "pods, QuotaExceeded"})
    void aQuotaIsWaitedForAndSaidToBeTheReason(String resource, String reason, TestNamespace namespace) {
        apply(namespace, """
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: nothing}
                spec: {hard: {%s: "0"}}
                """.formatted(resource));
        namespace.awaitThat("the quota is in force", () -> {
            var status = namespace
                    .client()
                    .resourceQuotas()
                    .inNamespace(namespace.name())
                    .withName("nothing")
                    .get()
                    .getStatus();
            return status != null && status.getHard().containsKey(resource);
        });
        apply(namespace, Manifests.experiment("quota", ONE, QUICK));

        Trial waiting = namespace.awaitTrialReason("quota-0", reason);
        assertThat(waiting.getStatus().state()).isEqualTo("Pending");
        assertThat(Conditions.message(waiting)).contains("exceeded quota: nothing");

        namespace.kubectl("delete", "resourcequota", "nothing").orFail();
        namespace.awaitThat("the trial goes on", () -> {
            // The Job controller backs off, up to a minute; a change of the Job makes it look again.
            namespace.kubectl("label", "jobs", "--all", "--overwrite", "look=" + System.nanoTime());
            return "Succeeded".equals(namespace.trial("quota-0").getStatus().state());
        });
        assertAttempts(namespace.trial("quota-0"), 1, 0, 0);
    }

    // ---- What the API server does not take ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- name: train         | - name: TRAIN                | a lowercase RFC 1123 label",
                "terminationGracePeriodSeconds: 1 | terminationGrace: 1 | unknown field \"spec.template.spec.terminationGrace\"",
                "restartPolicy: Never  | priority: \"${trial.name}\"  | priority"
            })
    void aTemplateThatTheApiServerRefusesFailsTheTrialWithTheServersWords(
            String good, String bad, String words, TestNamespace namespace) {
        apply(namespace, Manifests.experiment("bad", ONE, QUICK).replace(good, bad));

        Trial failed = namespace.awaitTrialState("bad-0", "Failed");

        assertThat(failed.getStatus().reason()).isEqualTo("WorkloadInvalid");
        assertThat(Conditions.message(failed)).contains(words);
        assertThat(namespace.jobs()).isEmpty();
    }

    @Test
    void aJobOfTheSameNameThatIsSomebodyElsesIsNotTouched(TestNamespace namespace) {
        apply(namespace, """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: taken-0-1}
                spec:
                  suspend: true
                  template: {spec: {restartPolicy: Never, containers: [{name: main, image: "%s"}]}}
                """.formatted(Manifests.IMAGE));
        namespace.awaitThat(
                "the Job is settled",
                () -> namespace.job("taken-0-1").orElseThrow().getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Suspended")));
        Job theirs = namespace.job("taken-0-1").orElseThrow();
        apply(namespace, Manifests.experiment("taken", ONE, QUICK));

        Trial waiting = namespace.awaitTrialReason("taken-0", "NameTaken");
        assertThat(Conditions.message(waiting)).contains("taken-0-1").contains("does not belong to this trial");
        namespace.edit("taken", "{\"spec\":{\"suspend\":true}}");
        namespace.awaitTrialReason("taken-0", "ExperimentSuspended");
        assertThat(namespace.job("taken-0-1")).contains(theirs);

        namespace.kubectl("delete", "job", "taken-0-1").orFail();
        namespace.edit("taken", "{\"spec\":{\"suspend\":false}}");
        namespace.awaitTrialState("taken-0", "Succeeded");
    }

    // ---- People ----

    @Test
    void aJobDeletedByHandRunsAgain(TestNamespace namespace) {
        apply(namespace, Manifests.experiment("nojob", ONE, ENDLESS));
        namespace.awaitTrialState("nojob-0", "Running");

        namespace.kubectl("delete", "job", "nojob-0-1").orFail();

        assertThatItRunsAgain(namespace, "nojob-0");
    }

    @Test
    void aPodDeletedByHandRunsAgainAndHasNotFailed(TestNamespace namespace) {
        apply(namespace, Manifests.experiment("nopod", ONE, ENDLESS));
        Pod pod = namespace.awaitRunningPod("nopod-0-1");
        namespace.awaitTrialState("nopod-0", "Running");

        namespace.kubectl("delete", "pod", pod.getMetadata().getName()).orFail();

        assertThatItRunsAgain(namespace, "nopod-0");
    }

    @Test
    void anExperimentCreatedAgainAtOnceHasNothingOfItsNamesake(TestNamespace namespace) {
        // Its pods outlive their trial: they take a while to go, and go on reporting.
        String stubborn = "trap '' TERM; while true; do echo score=$TRIMTAB_PARAM_X; sleep 0.2; done";
        apply(
                namespace,
                withInitialX(Manifests.experiment("same", "maxTrials: 2\nparallelism: 2", stubborn), 0.9)
                        .replace("terminationGracePeriodSeconds: 1", "terminationGracePeriodSeconds: 6"));
        Trial old = namespace.awaitTrialState("same-0", "Running");

        namespace.kubectl("delete", "experiment", "same", "--wait=false").orFail();
        namespace.awaitThat("the name is free", () -> namespace.experiment("same") == null);
        apply(namespace, withInitialX(Manifests.experiment("same", "maxTrials: 2\nparallelism: 2", QUICK), 0.1));

        Experiment again = namespace.awaitState("same", "Complete");
        assertThat(again.getStatus().trials().succeeded()).isEqualTo(2);
        assertThat(namespace.trials()).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.getMetadata().getOwnerReferences())
                    .extracting("uid")
                    .containsExactly(again.getMetadata().getUid());
            assertThat(trial.getStatus().objective())
                    .isEqualTo(trial.getSpec().parameters().path("x").asDouble());
        });
        Trial now = namespace.trial("same-0");
        assertThat(now.getMetadata().getUid()).isNotEqualTo(old.getMetadata().getUid());
        assertThat(now.getStatus().objective()).isEqualTo(0.1);
        assertAttempts(now, 1, 0, 0);
    }

    private static String withInitialX(String manifest, double x) {
        return manifest.replace("  parameters:", "  initialTrials: [{x: " + x + "}]\n  parameters:");
    }

    private static void apply(TestNamespace namespace, String yaml) {
        namespace.apply(yaml).orFail();
    }

    private static void assertThatItRunsAgain(TestNamespace namespace, String trial) {
        Trial again = namespace.awaitTrial(
                trial,
                trial + " runs in its second attempt",
                it -> it.getStatus().attempts().current() > 1
                        && "Running".equals(it.getStatus().state()));
        assertAttempts(again, 2, 1, 0);
        assertThat(again.getStatus().workload()).isEqualTo(trial + "-2");
    }

    private static void assertAttempts(Trial trial, int current, int disrupted, int failed) {
        assertThat(trial.getStatus().attempts().current()).as("current").isEqualTo(current);
        assertThat(trial.getStatus().attempts().disrupted()).as("disrupted").isEqualTo(disrupted);
        assertThat(trial.getStatus().attempts().failed()).as("failed").isEqualTo(failed);
    }
}
