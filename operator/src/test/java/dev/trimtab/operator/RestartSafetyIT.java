package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.OperatorProcess;
import dev.trimtab.operator.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Operators that end, come back, follow each other and meet. */
@OnCluster(sharedOperator = false)
class RestartSafetyIT {

    private static final String QUICK = "echo score=$TRIMTAB_PARAM_X";
    private static final String ENDLESS = "echo score=$TRIMTAB_PARAM_X; exec sleep 3600";

    @Test
    void aRestartWritesNothingAgain(TestNamespace namespace) {
        try (var operator =
                OperatorProcess.watching("restart", namespace.name()).start()) {
            namespace
                    .apply(Manifests.experiment("done", "maxTrials: 10\nparallelism: 5", QUICK))
                    .orFail();
            namespace
                    .apply(Manifests.experiment("runs", "maxTrials: 1", ENDLESS))
                    .orFail();
            namespace.awaitState("done", "Complete");
            namespace.awaitTrial(
                    "runs-0",
                    "it has reported",
                    it -> it.getStatus() != null && it.getStatus().objective() != null);
            namespace.awaitExperiment(
                    "runs", "its trial runs", it -> it.getStatus().trials().running() == 1);
            operator.kill();
            var versions = namespace.versions();

            operator.start();
            // What was there at the start is looked at before what comes after it has run through.
            namespace
                    .apply(Manifests.experiment("later", "maxTrials: 1", QUICK))
                    .orFail();
            namespace.awaitState("later", "Complete");

            assertThat(namespace.versions()).containsAllEntriesOf(versions);
        }
    }

    @Test
    void askedToEndItEndsSoonAndItsSuccessorGoesOn(TestNamespace namespace) {
        try (var operator = OperatorProcess.watching("term", namespace.name()).start()) {
            namespace
                    .apply(Manifests.experiment("term", "maxTrials: 6\nparallelism: 2", "sleep 1; " + QUICK))
                    .orFail();
            namespace.awaitTrialState("term-0", "Succeeded");

            long begin = System.nanoTime();
            int exit = operator.stop();
            assertThat(exit).isIn(0, 143);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));

            operator.start();
            namespace.awaitState("term", "Complete");
            assertThat(namespace.trials())
                    .hasSize(6)
                    .allMatch(trial -> trial.getStatus().state().equals("Succeeded")
                            && trial.getStatus().attempts().current() == 1);
        }
    }

    @Test
    void anAttemptThatWasStartedButNeverRecordedStandsStillWithTheRest(TestNamespace namespace) {
        try (var operator = OperatorProcess.watching("unseen", namespace.name()).start()) {
            namespace
                    .apply(Manifests.experiment("unseen", "maxTrials: 1", ENDLESS))
                    .orFail();
            namespace.awaitTrialState("unseen-0", "Running");
            operator.kill();
            // As if it had died after the creation of the second attempt's Job.
            Job first = namespace.job("unseen-0-1").orElseThrow();
            namespace.client().resource(nextAttempt(first, "unseen-0-2")).create();
            namespace.awaitRunningPod("unseen-0-2");
            namespace.edit("unseen", "{\"spec\":{\"suspend\":true}}");

            operator.start();

            namespace.awaitThat("no Job is left", () -> namespace.jobs().isEmpty());
            assertThat(namespace.trial("unseen-0").getStatus().reason()).isEqualTo("ExperimentSuspended");
        }
    }

    private static Job nextAttempt(Job job, String name) {
        String[] ofTheFirst = {
            "controller-uid", "batch.kubernetes.io/controller-uid", "job-name", "batch.kubernetes.io/job-name"
        };
        var next =
                new JobBuilder(job).editSpec().withSelector(null).editTemplate().editMetadata();
        List.of(ofTheFirst).forEach(next::removeFromLabels);
        return next.endMetadata()
                .endTemplate()
                .endSpec()
                .withNewMetadata()
                .withNamespace(job.getMetadata().getNamespace())
                .withName(name)
                .addToLabels("app.kubernetes.io/managed-by", "trimtab")
                .withOwnerReferences(job.getMetadata().getOwnerReferences())
                .endMetadata()
                .withStatus(null)
                .build();
    }

    @Test
    void oneOfTwoLeadsAndTheOtherTakesOver(TestNamespace namespace) {
        try (var first = electing("first", namespace).start();
                var second = electing("second", namespace)) {
            namespace.awaitThat("the first one leads", () -> "first".equals(leader(namespace)));
            second.start();
            namespace
                    .apply(Manifests.experiment("lead", "maxTrials: 2\nparallelism: 2", QUICK))
                    .orFail();
            namespace.awaitState("lead", "Complete");
            assertThat(first.passes("trial")).isPositive();
            assertThat(second.passes("experiment") + second.passes("trial")).isZero();

            first.kill();
            namespace
                    .apply(Manifests.experiment("follow", "maxTrials: 2\nparallelism: 2", QUICK))
                    .orFail();
            namespace.awaitState("follow", "Complete");
            assertThat(leader(namespace)).isEqualTo("second");
        }
    }

    @Test
    void twoAtOnceDoNothingTwice(TestNamespace namespace) {
        List<String> created = new CopyOnWriteArrayList<>();
        try (var one = OperatorProcess.watching("one", namespace.name()).start();
                var two = OperatorProcess.watching("two", namespace.name()).start();
                var watch = namespace
                        .client()
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(namespace.name())
                        .watch(new Watcher<>() {
                            @Override
                            public void eventReceived(Action action, Job job) {
                                if (action == Action.ADDED) {
                                    created.add(job.getMetadata().getName());
                                }
                            }

                            @Override
                            public void onClose(WatcherException cause) {}
                        })) {
            namespace
                    .apply(Manifests.experiment("dual", "maxTrials: 12\nparallelism: 4", QUICK))
                    .orFail();
            namespace.awaitState("dual", "Complete");

            assertThat(one.passes("trial")).isPositive();
            assertThat(two.passes("trial")).isPositive();
            assertThat(watch).isNotNull();
        }
        assertThat(namespace.trials())
                .hasSize(12)
                .allMatch(trial -> trial.getStatus().state().equals("Succeeded")
                        && trial.getStatus().attempts().current() == 1);
        assertThat(created)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 12)
                        .mapToObj(index -> "dual-%d-1".formatted(index))
                        .toList());
    }

    private static OperatorProcess electing(String name, TestNamespace namespace) {
        return OperatorProcess.watching(name, namespace.name())
                .with("TRIMTAB_LEADER_ELECTION", "true")
                .with("TRIMTAB_LEADER_ELECTION_NAMESPACE", namespace.name())
                .with("POD_NAME", name);
    }

    private static String leader(TestNamespace namespace) {
        var lease = namespace
                .client()
                .leases()
                .inNamespace(namespace.name())
                .withName("trimtab-operator")
                .get();
        return lease == null ? null : lease.getSpec().getHolderIdentity();
    }
}
