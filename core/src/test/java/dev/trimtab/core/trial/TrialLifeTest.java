package dev.trimtab.core.trial;

import static dev.trimtab.core.trial.TrialLifeTest.Facts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.core.trial.SimulatedTrial.Event;
import dev.trimtab.core.trial.Step.Await;
import dev.trimtab.core.trial.Step.End;
import dev.trimtab.core.trial.Step.Launch;
import dev.trimtab.core.trial.Step.Release;
import dev.trimtab.core.trial.Workload.Phase;
import dev.trimtab.engine.study.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialLifeTest {

    private static final Order RUN = new Order.Run();
    private static final Order SUSPEND = new Order.Suspend();
    private static final Order STOP = new Order.Stop("TargetReached", "Another trial reached the target.");

    // The simulator: whatever happens, in whatever order.

    @Property(tries = 1000)
    void whateverHappensTheNumberOfAttemptsIsBounded(
            @ForAll @Size(max = 60) List<Event> events,
            @ForAll @IntRange(max = 3) int onDisruption,
            @ForAll @IntRange(max = 3) int onFailure,
            @ForAll("outcomes") Event outcome) {
        var trial = new SimulatedTrial(onDisruption, onFailure);

        events.forEach(trial::happen);
        trial.goOn(outcome);

        assertThat(trial.attempts.failed()).isLessThanOrEqualTo(onFailure);
        assertThat(trial.attempts.disrupted()).isLessThanOrEqualTo(onDisruption);
        assertThat(trial.attempts.current())
                .isLessThanOrEqualTo(1 + trial.attempts.failed() + trial.attempts.disrupted() + trial.suspensions);
    }

    @Property(tries = 1000)
    void everyTrialEndsAndSaysWhy(
            @ForAll @Size(max = 60) List<Event> events,
            @ForAll @IntRange(max = 3) int retries,
            @ForAll("outcomes") Event outcome) {
        var trial = new SimulatedTrial(retries, retries);

        events.forEach(trial::happen);
        trial.goOn(outcome);

        assertThat(trial.end).isNotNull();
        assertThat(trial.end.state().isFinished()).isTrue();
        assertThat(trial.steps).allSatisfy(TrialLifeTest::explainsItself);
    }

    @Property(tries = 1000)
    void onlyFailuresCountAsFailuresAndOnlyDisruptionsAsDisruptions(@ForAll @Size(max = 60) List<Event> events) {
        var trial = new SimulatedTrial(5, 5);

        events.forEach(trial::happen);

        assertThat(trial.attempts.failed()).isLessThanOrEqualTo(trial.failures);
        assertThat(trial.attempts.disrupted()).isLessThanOrEqualTo(trial.disruptions);
    }

    @Test
    void aGivenUpAttemptThatSucceedsAndVanishesUnreadIsNoDisruption() {
        var trial = new SimulatedTrial(0, 0);

        List.of(
                        Event.RECONCILE,
                        Event.START,
                        Event.SUSPEND,
                        Event.RECONCILE,
                        Event.SUCCEED,
                        Event.RECONCILE,
                        Event.VANISH,
                        Event.RESUME,
                        Event.RECONCILE)
                .forEach(trial::happen);

        assertThat(trial.attempts.disrupted()).isZero();
        assertThat(trial.attempts.current()).isEqualTo(2);
    }

    @Property(tries = 1000)
    void suspensionsAndCrashesOfTheShellCostNoRetry(@ForAll("calmEvents") List<Event> events) {
        var trial = new SimulatedTrial(0, 0);

        events.forEach(trial::happen);
        trial.goOn(Event.SUCCEED);

        assertThat(trial.end.state()).isEqualTo(TrialState.SUCCEEDED);
        assertThat(trial.attempts.current()).isLessThanOrEqualTo(1 + trial.suspensions);
    }

    @Property(tries = 1000)
    void aStepThatIsTakenAgainIsTheSameStep(@ForAll @Size(max = 60) List<Event> events) {
        var trial = new SimulatedTrial(2, 2);

        events.forEach(trial::happen);
        Step step = TrialLife.next(trial.facts());
        if (step instanceof Launch && trial.end == null) {
            trial.happen(Event.RECONCILE_ONE_WRITE);
            assertThat(TrialLife.next(trial.facts())).isEqualTo(step);
        }

        assertThat(TrialLife.next(trial.facts())).isEqualTo(step);
    }

    @Provide
    Arbitrary<Event> outcomes() {
        return Arbitraries.of(Event.SUCCEED, Event.FAIL, Event.DISRUPT, Event.RUN_OUT_OF_TIME);
    }

    /** What happens to a trial of which nothing breaks but the operator; a workload dies only of being deleted. */
    @Provide
    Arbitrary<List<Event>> calmEvents() {
        return Arbitraries.of(
                        Event.START,
                        Event.SUSPEND,
                        Event.RESUME,
                        Event.RECONCILE,
                        Event.RECONCILE_ONE_WRITE,
                        Event.RECONCILE_TWO_WRITES)
                .list()
                .ofMaxSize(60);
    }

    // Every combination of facts.

    @Property(tries = 1000)
    void aWorkloadThatSucceededAndIsReadEndsTheTrialWhateverIsOrdered(@ForAll("anyFacts") Facts any) {
        assertThat(TrialLife.next(any.phase(Phase.SUCCEEDED).objective(0.25).get()))
                .isEqualTo(new End(TrialState.SUCCEEDED, "Completed", "The workload is done: loss = 0.25."));
    }

    @Property(tries = 1000)
    void everyStepExplainsItself(@ForAll("anyFacts") Facts any) {
        explainsItself(TrialLife.next(any.get()));
    }

    @Property(tries = 1000)
    void aSuspendedExperimentLaunchesNothing(@ForAll("anyFacts") Facts any) {
        assertThat(TrialLife.next(any.order(SUSPEND).get())).isNotInstanceOf(Launch.class);
    }

    @Property(tries = 1000)
    void aStopOrderEndsWhatIsNotBeingRead(@ForAll("anyFacts") Facts any) {
        assertThat(TrialLife.next(any.order(STOP).get())).isInstanceOf(End.class);
    }

    @Property(tries = 1000)
    void aLaunchIsOfTheNextAttemptAndCountsAtMostOneMishap(@ForAll("anyFacts") Facts any) {
        TrialFacts facts = any.get();
        if (TrialLife.next(facts) instanceof Launch(Attempts after, var reason, var message)) {
            assertThat(after.current()).isEqualTo(facts.attempts().current() + 1);
            assertThat(after.failed()
                            - facts.attempts().failed()
                            + after.disrupted()
                            - facts.attempts().disrupted())
                    .isBetween(0, 1);
        }
    }

    @Provide
    Arbitrary<Facts> anyFacts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Phase.class),
                        Arbitraries.of(RUN, SUSPEND, STOP),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(0, 10_000))
                .as((attempt, suspended, phase, order, retries, seconds) -> facts().attempts(attempt, 0, attempt / 2)
                        .suspended(suspended)
                        .phase(phase)
                        .order(order)
                        .retries(retries, retries)
                        .ranFor(Duration.ofSeconds(seconds)));
    }

    // One by one.

    @Test
    void aNewTrialIsLaunched() {
        assertThat(TrialLife.next(facts().attempts(0, 0, 0).phase(Phase.ABSENT).get()))
                .isEqualTo(new Launch(new Attempts(1, 0, 0), "WorkloadCreated", "The first attempt is on its way."));
    }

    @Test
    void aNewTrialOfASuspendedExperimentWaits() {
        assertThat(TrialLife.next(facts().attempts(0, 0, 0)
                        .phase(Phase.ABSENT)
                        .order(SUSPEND)
                        .get()))
                .isInstanceOfSatisfying(Await.class, await -> {
                    assertThat(await.state()).isEqualTo(TrialState.PENDING);
                    assertThat(await.reason()).isEqualTo(TrialLife.SUSPENDED);
                });
    }

    @Test
    void anAttemptMayRunExactlyAsLongAsItsTimeout() {
        assertThat(TrialLife.next(facts().ranFor(SimulatedTrial.TIMEOUT).get())).isInstanceOf(Await.class);
    }

    @Test
    void anAttemptThatRunsLongerFails() {
        assertThat(TrialLife.next(
                        facts().ranFor(SimulatedTrial.TIMEOUT.plusNanos(1)).get()))
                .isEqualTo(new End(TrialState.FAILED, "TimedOut", "The attempt ran longer than trial.timeout allows."));
    }

    @Test
    void anAttemptThatRunsLongerIsTriedAgainWhereFailuresMayBeRetried() {
        assertThat(TrialLife.next(
                        facts().ranFor(Duration.ofHours(3)).retries(0, 1).get()))
                .isEqualTo(new Launch(
                        new Attempts(2, 0, 1),
                        "Retrying",
                        "Trying again after TimedOut: The attempt ran longer than trial.timeout allows."));
    }

    @Test
    void timeInTheQueueIsNotCountedTowardsTheTimeout() {
        assertThat(TrialLife.next(
                        facts().phase(Phase.PENDING).ranFor(Duration.ofDays(9)).get()))
                .isInstanceOfSatisfying(
                        Await.class, await -> assertThat(await.state()).isEqualTo(TrialState.PENDING));
    }

    @Test
    void aFailureIsRetriedAsOftenAsTheExperimentAllows() {
        Facts failed = facts().phase(Phase.FAILED).retries(0, 2);

        assertThat(TrialLife.next(failed.attempts(2, 0, 1).get()))
                .isInstanceOfSatisfying(
                        Launch.class, launch -> assertThat(launch.attempts()).isEqualTo(new Attempts(3, 0, 2)));
        assertThat(TrialLife.next(failed.attempts(3, 0, 2).get()))
                .isEqualTo(new End(TrialState.FAILED, "PodSaysSo", "The pod is FAILED."));
    }

    @Test
    void aFailureThatMayBeRetriedSurvivesASuspension() {
        Facts failed = facts().phase(Phase.FAILED).retries(0, 1);

        assertThat(TrialLife.next(failed.order(SUSPEND).get())).isInstanceOfSatisfying(Await.class, await -> {
            assertThat(await.state()).isEqualTo(TrialState.PENDING);
            assertThat(await.reason()).isNotEqualTo(TrialLife.SUSPENDED);
        });
        assertThat(TrialLife.next(failed.order(RUN).get()))
                .isInstanceOfSatisfying(
                        Launch.class, launch -> assertThat(launch.attempts()).isEqualTo(new Attempts(2, 0, 1)));
    }

    @Test
    void aDisruptionIsRetriedAsOftenAsTheExperimentAllows() {
        Facts disrupted = facts().phase(Phase.DISRUPTED).retries(1, 9);

        assertThat(TrialLife.next(disrupted.get()))
                .isInstanceOfSatisfying(
                        Launch.class, launch -> assertThat(launch.attempts()).isEqualTo(new Attempts(2, 1, 0)));
        assertThat(TrialLife.next(disrupted.attempts(2, 1, 0).get()))
                .isEqualTo(new End(
                        TrialState.FAILED,
                        "PodSaysSo",
                        "The pod is DISRUPTED. No retry is left: trial.retries.onDisruption is 1."));
    }

    @Test
    void aWorkloadDeletedByHandCountsAsADisruption() {
        assertThat(TrialLife.next(facts().phase(Phase.ABSENT).retries(1, 0).get()))
                .isInstanceOfSatisfying(
                        Launch.class, launch -> assertThat(launch.attempts()).isEqualTo(new Attempts(2, 1, 0)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"ABSENT", "FAILED", "DISRUPTED"})
    void howASuspendedAttemptCameToItsEndCostsNothing(Phase phase) {
        assertThat(TrialLife.next(
                        facts().phase(phase).suspended(true).retries(0, 0).get()))
                .isEqualTo(new Launch(
                        new Attempts(2, 0, 0), "Resumed", "The experiment was resumed; the trial runs again."));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"PENDING", "RUNNING"})
    void aTrialResumedTooSoonWaitsUntilItsSuspendedAttemptIsGone(Phase phase) {
        assertThat(TrialLife.next(facts().phase(phase).suspended(true).get())).isInstanceOf(Release.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"PENDING", "RUNNING", "DISRUPTED"})
    void suspendingGivesTheResourcesBack(Phase phase) {
        assertThat(TrialLife.next(facts().phase(phase).order(SUSPEND).get()))
                .isInstanceOfSatisfying(
                        Release.class, release -> assertThat(release.reason()).isEqualTo(TrialLife.SUSPENDED));
    }

    @Test
    void aSuccessIsJudgedOnlyWhenEverythingIsRead() {
        assertThat(TrialLife.next(facts().phase(Phase.SUCCEEDED).unread().get()))
                .isEqualTo(new Await(
                        TrialState.RUNNING, "ReadingMetrics", "The workload is done; its metrics are being read."));
    }

    @Test
    void aTrialThatNeverReportedItsObjectiveFailsAndSaysWhatItReported() {
        Facts silent = facts().phase(Phase.SUCCEEDED).noObjective();

        assertThat(TrialLife.next(silent.get()))
                .isEqualTo(new End(
                        TrialState.FAILED,
                        "MetricsUnavailable",
                        "The workload is done but never reported loss; it reported no metric at all."));
        assertThat(TrialLife.next(silent.reported("b", "a").get()))
                .isEqualTo(new End(
                        TrialState.FAILED,
                        "MetricsUnavailable",
                        "The workload is done but never reported loss; it reported a, b."));
    }

    @Test
    void ofSeveralObjectivesEveryOneMustHaveBeenReported() {
        TrialFacts done = facts().phase(Phase.SUCCEEDED).reported("acc").get();

        assertThat(TrialLife.next(with(done, 0.9, null)))
                .isEqualTo(new End(
                        TrialState.FAILED,
                        "MetricsUnavailable",
                        "The workload is done but never reported size; it reported acc."));
        assertThat(TrialLife.next(with(done, 0.9, Double.NaN)))
                .isEqualTo(new End(TrialState.FAILED, "ObjectiveNotFinite", "The objective size ended as NaN."));
        assertThat(TrialLife.next(with(done, 0.9, 7.0)))
                .isEqualTo(new End(TrialState.SUCCEEDED, "Completed", "The workload is done: acc = 0.9, size = 7.0."));
    }

    private static TrialFacts with(TrialFacts facts, double acc, @Nullable Double size) {
        Map<String, OptionalDouble> objectives = new LinkedHashMap<>();
        objectives.put("acc", OptionalDouble.of(acc));
        objectives.put("size", size == null ? OptionalDouble.empty() : OptionalDouble.of(size));
        return new TrialFacts(
                facts.attempts(),
                facts.suspended(),
                facts.workload(),
                facts.order(),
                objectives,
                facts.constrained(),
                facts.reported(),
                facts.allRead(),
                facts.retriesOnDisruption(),
                facts.retriesOnFailure(),
                facts.timeout(),
                facts.now());
    }

    @Test
    void aConstrainedMetricMustHaveBeenReportedAndBeFinite() {
        TrialFacts done = facts().phase(Phase.SUCCEEDED).reported("loss").get();

        assertThat(TrialLife.next(constrained(done, "memory", OptionalDouble.empty())))
                .isEqualTo(new End(
                        TrialState.FAILED,
                        "MetricsUnavailable",
                        "The workload is done but never reported memory; it reported loss."));
        assertThat(TrialLife.next(constrained(done, "memory", OptionalDouble.of(Double.POSITIVE_INFINITY))))
                .isEqualTo(new End(
                        TrialState.FAILED, "MetricNotFinite", "The constrained metric memory ended as Infinity."));
        assertThat(TrialLife.next(constrained(done, "memory", OptionalDouble.of(40))))
                .isEqualTo(
                        new End(TrialState.SUCCEEDED, "Completed", "The workload is done: loss = 0.5, memory = 40.0."));
        assertThat(TrialLife.next(constrained(done, "loss", OptionalDouble.of(0.7))))
                .isEqualTo(new End(TrialState.SUCCEEDED, "Completed", "The workload is done: loss = 0.5."));
    }

    private static TrialFacts constrained(TrialFacts facts, String metric, OptionalDouble value) {
        return new TrialFacts(
                facts.attempts(),
                facts.suspended(),
                facts.workload(),
                facts.order(),
                facts.objectives(),
                Map.of(metric, value),
                facts.reported(),
                facts.allRead(),
                facts.retriesOnDisruption(),
                facts.retriesOnFailure(),
                facts.timeout(),
                facts.now());
    }

    @Test
    void anObjectiveThatIsNoNumberFails() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(TrialLife.next(
                            facts().phase(Phase.SUCCEEDED).objective(value).get()))
                    .isEqualTo(new End(
                            TrialState.FAILED, "ObjectiveNotFinite", "The objective loss ended as " + value + "."));
        }
    }

    private static void explainsItself(Step step) {
        List<String> words = switch (step) {
            case Launch(var attempts, var reason, var message) -> List.of(reason, message);
            case Await(var state, var reason, var message) -> {
                assertThat(state).isIn(TrialState.PENDING, TrialState.RUNNING);
                yield List.of(reason, message);
            }
            case Release(var reason, var message) -> List.of(reason, message);
            case End(var state, var reason, var message) -> {
                assertThat(state.isFinished()).isTrue();
                yield List.of(reason, message);
            }
        };
        assertThat(words.getFirst()).matches("([A-Z][a-z]+)+");
        assertThat(words.getLast()).matches("[A-Z].*\\.");
    }

    /** The first attempt of a trial, running, without retries. */
    record Facts(
            Attempts attempts,
            boolean suspended,
            Phase phase,
            Order order,
            OptionalDouble objective,
            Set<String> reported,
            boolean allRead,
            int onDisruption,
            int onFailure,
            Duration ran) {

        static Facts facts() {
            return new Facts(
                    new Attempts(1, 0, 0),
                    false,
                    Phase.RUNNING,
                    RUN,
                    OptionalDouble.of(0.5),
                    Set.of(),
                    true,
                    0,
                    0,
                    Duration.ofMinutes(1));
        }

        TrialFacts get() {
            Instant start = Instant.parse("2026-01-31T12:00:00Z");
            Workload workload = phase == Phase.ABSENT
                    ? Workload.ABSENT
                    : new Workload(phase, "PodSaysSo", "The pod is " + phase + ".", start);
            return new TrialFacts(
                    attempts,
                    suspended,
                    workload,
                    order,
                    Map.of("loss", objective),
                    Map.of(),
                    reported,
                    allRead,
                    onDisruption,
                    onFailure,
                    SimulatedTrial.TIMEOUT,
                    start.plus(ran));
        }

        Facts attempts(int current, int disrupted, int failed) {
            var count = new Attempts(current, disrupted, failed);
            return new Facts(
                    count, suspended, phase, order, objective, reported, allRead, onDisruption, onFailure, ran);
        }

        Facts suspended(boolean is) {
            return new Facts(attempts, is, phase, order, objective, reported, allRead, onDisruption, onFailure, ran);
        }

        Facts phase(Phase is) {
            return new Facts(
                    attempts, suspended, is, order, objective, reported, allRead, onDisruption, onFailure, ran);
        }

        Facts order(Order is) {
            return new Facts(
                    attempts, suspended, phase, is, objective, reported, allRead, onDisruption, onFailure, ran);
        }

        Facts objective(double value) {
            var is = OptionalDouble.of(value);
            return new Facts(attempts, suspended, phase, order, is, reported, allRead, onDisruption, onFailure, ran);
        }

        Facts noObjective() {
            var none = OptionalDouble.empty();
            return new Facts(attempts, suspended, phase, order, none, reported, allRead, onDisruption, onFailure, ran);
        }

        Facts reported(String... names) {
            var are = Set.of(names);
            return new Facts(attempts, suspended, phase, order, objective, are, allRead, onDisruption, onFailure, ran);
        }

        Facts unread() {
            return new Facts(
                    attempts, suspended, phase, order, objective, reported, false, onDisruption, onFailure, ran);
        }

        Facts retries(int disruption, int failure) {
            return new Facts(attempts, suspended, phase, order, objective, reported, allRead, disruption, failure, ran);
        }

        Facts ranFor(Duration is) {
            return new Facts(
                    attempts, suspended, phase, order, objective, reported, allRead, onDisruption, onFailure, is);
        }
    }
}
