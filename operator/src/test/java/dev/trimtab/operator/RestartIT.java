package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.OperatorProcess;
import dev.trimtab.operator.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An operator that is killed at any instant loses nothing, doubles nothing and forgets nothing. */
@OnCluster(sharedOperator = false)
class RestartIT {

    private static final int TRIALS = 30;
    private static final int PARALLELISM = 4;
    private static final int KILLS = 10;

    /** Few enough that the tenth comes before the end on a fast machine, too. */
    private static final int MOST_EVENTS_BETWEEN_KILLS = 12;

    private static final long SEED = 20_261_125;

    private static final String SPEC = "maxTrials: " + TRIALS + "\nparallelism: " + PARALLELISM + "\nseed: 7";
    private static final String SCRIPT = "echo score=$TRIMTAB_PARAM_X";

    @Test
    void tenKillsChangeNothing(TestNamespace disturbed, TestNamespace undisturbed) throws Exception {
        try (var victim = OperatorProcess.watching("victim", disturbed.name());
                var peer = OperatorProcess.watching("peer", undisturbed.name());
                var census = new Census(disturbed)) {
            victim.start();
            peer.start();
            disturbed.apply(Manifests.experiment("journal", SPEC, SCRIPT)).orFail();
            undisturbed.apply(Manifests.experiment("journal", SPEC, SCRIPT)).orFail();

            var random = new Random(SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                int events = census.events() + 1 + random.nextInt(MOST_EVENTS_BETWEEN_KILLS);
                disturbed.awaitThat("the moment of kill " + kill, () -> census.events() >= events || census.isOver());
                assertThat(census.isOver())
                        .as("kill " + kill + " came too late")
                        .isFalse();
                victim.kill();
                victim.start();
            }

            disturbed.awaitState("journal", "Complete");
            undisturbed.awaitState("journal", "Complete");
            assertThat(disturbed.trials()).hasSize(TRIALS);
            assertThat(disturbed.trials())
                    .allSatisfy(trial -> assertThat(trial.getStatus().state()).isEqualTo("Succeeded"));
            assertThat(disturbed.points()).isEqualTo(undisturbed.points());
            assertThat(census.mostUnfinishedTrials()).isLessThanOrEqualTo(PARALLELISM);
            assertThat(census.mostActiveJobs()).isLessThanOrEqualTo(PARALLELISM);
            assertThat(disturbed.jobs().stream()
                            .collect(Collectors.groupingBy(RestartIT::owner, Collectors.counting())))
                    .hasSize(TRIALS)
                    .allSatisfy((trial, jobs) ->
                            assertThat(jobs).as("Jobs of " + trial).isEqualTo(1));
        }
    }

    private static String owner(Job job) {
        return job.getMetadata().getOwnerReferences().getFirst().getName();
    }

    /** Counts, as the API server tells it, what exists at every moment. */
    private static final class Census implements AutoCloseable {

        private final Map<String, Boolean> trials = new ConcurrentHashMap<>();
        private final Map<String, Boolean> jobs = new ConcurrentHashMap<>();
        private final AtomicInteger events = new AtomicInteger();
        private final AtomicInteger mostTrials = new AtomicInteger();
        private final AtomicInteger mostJobs = new AtomicInteger();
        private final Watch trialWatch;
        private final Watch jobWatch;

        Census(TestNamespace namespace) {
            trialWatch = namespace
                    .client()
                    .resources(Trial.class)
                    .inNamespace(namespace.name())
                    .watch(new Count<>() {
                        @Override
                        void count(Trial trial) {
                            boolean finished = trial.getStatus() != null
                                    && trial.getStatus().completionTime() != null;
                            trials.put(trial.getMetadata().getName(), finished);
                            mostTrials.accumulateAndGet(open(trials), Math::max);
                        }
                    });
            jobWatch = namespace
                    .client()
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(namespace.name())
                    .watch(new Count<>() {
                        @Override
                        void count(Job job) {
                            boolean finished = job.getStatus() != null
                                    && job.getStatus().getConditions().stream()
                                            .anyMatch(condition ->
                                                    condition.getType().equals("Complete"));
                            jobs.put(job.getMetadata().getName(), finished);
                            mostJobs.accumulateAndGet(open(jobs), Math::max);
                        }
                    });
        }

        private static int open(Map<String, Boolean> things) {
            return (int) things.values().stream().filter(finished -> !finished).count();
        }

        int events() {
            return events.get();
        }

        boolean isOver() {
            return trials.size() == TRIALS && open(trials) == 0;
        }

        int mostUnfinishedTrials() {
            return mostTrials.get();
        }

        int mostActiveJobs() {
            return mostJobs.get();
        }

        @Override
        public void close() {
            trialWatch.close();
            jobWatch.close();
        }

        private abstract class Count<T> implements Watcher<T> {

            abstract void count(T resource);

            @Override
            public void eventReceived(Action action, T resource) {
                count(resource);
                events.incrementAndGet();
            }

            @Override
            public void onClose(WatcherException cause) {}
        }
    }
}
