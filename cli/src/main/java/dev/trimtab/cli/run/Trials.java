package dev.trimtab.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.Durations;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.cli.display.Display;
import dev.trimtab.cli.display.Progress;
import dev.trimtab.cli.journal.Event;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.journal.OpenFolder;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.core.metrics.MetricBook;
import dev.trimtab.core.plan.TrialView;
import dev.trimtab.core.study.Curves;
import dev.trimtab.core.study.Outcomes;
import dev.trimtab.core.trial.Attempts;
import dev.trimtab.core.trial.Order;
import dev.trimtab.core.trial.Step;
import dev.trimtab.core.trial.TrialFacts;
import dev.trimtab.core.trial.TrialLife;
import dev.trimtab.core.trial.Workload.Phase;
import dev.trimtab.engine.study.TrialState;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes the steps of the trials' state machine: starts and ends processes, and writes down what came of it. */
final class Trials {

    private final ExperimentSpec spec;
    private final OpenFolder folder;
    private final History history;
    private final Slots slots;
    private final Launcher launcher;
    private final Display display;
    private final Clock clock;
    private final Map<String, RunningAttempt> running = new ConcurrentHashMap<>();
    private final Map<String, MetricBook> books = new HashMap<>();
    private final List<TrialRecord> finished = new ArrayList<>();

    Trials(ExperimentSpec spec, OpenFolder folder, Slots slots, Launcher launcher, Display display, Clock clock) {
        this.spec = spec;
        this.folder = folder;
        this.history = folder.history();
        this.slots = slots;
        this.launcher = launcher;
        this.display = display;
        this.clock = clock;
    }

    /** To the millisecond, as the journal writes it. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Those that a process runs for, in the order of their creation. */
    List<Progress.Running> running() {
        return history.unfinished().stream()
                .filter(trial -> running.containsKey(trial.name()))
                .map(trial -> Progress.Running.of(trial, books.get(trial.name())))
                .toList();
    }

    /** All trials, those that run with what they have reported so far. */
    List<TrialView> views() {
        String objective = spec.objective().metric();
        return history.views().stream()
                .map(view -> {
                    MetricBook book = books.get(view.name());
                    return book == null || book.step().isEmpty()
                            ? view
                            : view.withCurve(Curves.of(
                                    book.status().get(objective), book.step().getAsLong()));
                })
                .toList();
    }

    /** Those that finished since the last call. */
    List<TrialRecord> takeFinished() {
        List<TrialRecord> taken = List.copyOf(finished);
        finished.clear();
        return taken;
    }

    /** Ends all processes by force; any thread may call it. */
    void kill() throws InterruptedException {
        for (RunningAttempt attempt : running.values()) {
            attempt.process().kill();
        }
    }

    /** What a superseded attempt still says is of no interest. */
    void take(Message message) throws IOException {
        RunningAttempt attempt = running.get(message.trial());
        if (attempt == null || attempt.number() != message.attempt()) {
            return;
        }
        switch (message) {
            case Message.Reported(String trial, int number, var reports) -> reports.forEach(books.get(trial)::add);
            case Message.Exited(String trial, int number, int code) -> {
                running.remove(trial);
                attempt.stopScraping();
                slots.free(attempt.slot());
                exited(history.trial(trial), code, attempt.afterwards());
            }
        }
    }

    /** @param afterwards what the process was ended for; null where it ended by itself */
    private void exited(TrialRecord trial, int code, @Nullable Step afterwards) throws IOException {
        switch (afterwards) {
            case null -> ended(trial, ExitCodes.phase(code), ExitCodes.reason(code), ExitCodes.message(code));
            case Step.End end
            when end.state() == TrialState.FAILED -> ended(trial, Phase.FAILED, end.reason(), end.message());
            case Step.End end -> finish(trial, end);
            case Step.Release release -> ended(trial, Phase.ABSENT, release.reason(), release.message());
            // The one thing for which a running attempt gives way to another one.
            case Step.Launch again ->
                ended(trial, Phase.FAILED, "TimedOut", "The attempt ran longer than trial.timeout allows.");
            case Step.Await await -> throw new IllegalStateException("Nothing ends for " + await);
        }
    }

    private void ended(TrialRecord trial, Phase phase, String reason, String message) throws IOException {
        folder.record(new Event.AttemptEnded(now(clock), trial.name(), phase, reason, message));
    }

    /** Takes the next step of a trial, as far as it can be taken now. */
    void act(TrialRecord trial, Order order) throws IOException {
        RunningAttempt attempt = running.get(trial.name());
        if (attempt != null && attempt.afterwards() != null) {
            return;
        }
        Step step = TrialLife.next(facts(trial, order));
        switch (step) {
            case Step.Await await -> {}
            case Step.Release release when attempt == null -> release(trial, release);
            case Step.End end when attempt == null -> finish(trial, end);
            case Step.Launch launch
            when attempt == null -> {
                if (!launch(trial, launch)) {
                    act(history.trial(trial.name()), order);
                }
            }
            case Step.Release release -> attempt.endFor(release);
            case Step.End end -> attempt.endFor(end);
            case Step.Launch launch -> attempt.endFor(launch);
        }
    }

    private TrialFacts facts(TrialRecord trial, Order order) {
        MetricBook known = books.get(trial.name());
        MetricBook book = known == null ? new MetricBook(spec) : known;
        String timeout = spec.trial().timeout();
        return new TrialFacts(
                trial.attempts(),
                trial.suspended(),
                trial.workload(),
                order,
                book.objectives(),
                book.constrained(),
                book.names(),
                true,
                spec.trial().retries().onDisruption(),
                spec.trial().retries().onFailure(),
                timeout == null ? null : Durations.parse(timeout),
                now(clock));
    }

    private void release(TrialRecord trial, Step.Release release) throws IOException {
        ended(trial, Phase.ABSENT, release.reason(), release.message());
    }

    /** A trial for which no slot is free stays as it is, and is asked for again. @return false if it has failed at once */
    private boolean launch(TrialRecord trial, Step.Launch launch) throws IOException {
        Attempts attempts = launch.attempts();
        ObjectNode job = launcher.job(trial, attempts.current());
        int gpus = slots.gpuCount() == 0 ? 0 : GpuRequest.of(job);
        if (gpus > slots.gpuCount()) {
            fail(
                    trial,
                    attempts,
                    "NotEnoughGpus",
                    "It asks for " + gpus + " GPUs, and this machine has " + slots.gpuCount() + ".");
            return false;
        }
        Slots.Slot slot = slots.take(gpus).orElse(null);
        if (slot == null) {
            return true;
        }
        if (attempts.failed() > trial.attempts().failed()) {
            display.retrying(trial, launch.message());
        }
        try {
            RunningAttempt attempt = launcher.start(trial, attempts.current(), job, slot);
            running.put(trial.name(), attempt);
            books.put(trial.name(), new MetricBook(spec));
            folder.record(new Event.AttemptStarted(
                    now(clock), trial.name(), attempts, attempt.process().identity()));
            return true;
        } catch (LaunchException refused) {
            slots.free(slot);
            fail(trial, attempts, refused.reason(), refused.getMessage());
            return false;
        }
    }

    private void fail(TrialRecord trial, Attempts attempts, String reason, String message) throws IOException {
        folder.record(
                new Event.AttemptStarted(now(clock), trial.name(), attempts, null),
                new Event.AttemptEnded(now(clock), trial.name(), Phase.FAILED, reason, message));
    }

    private void finish(TrialRecord trial, Step.End end) throws IOException {
        MetricBook book = books.remove(trial.name());
        boolean succeeded = end.state() == TrialState.SUCCEEDED && book != null;
        Map<String, Double> objectives = succeeded ? Outcomes.record(book.objectives()) : Map.of();
        folder.record(new Event.Finished(
                now(clock),
                trial.name(),
                end.state(),
                end.reason(),
                end.message(),
                succeeded ? (Double) book.objective().orElseThrow() : null,
                objectives.isEmpty() ? null : objectives,
                book == null ? Map.of() : book.status()));
        finished.add(history.trial(trial.name()));
    }
}
