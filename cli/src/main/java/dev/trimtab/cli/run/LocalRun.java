package dev.trimtab.cli.run;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.cli.display.Display;
import dev.trimtab.cli.display.Progress;
import dev.trimtab.cli.file.ExperimentFile;
import dev.trimtab.cli.journal.Event;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.journal.OpenFolder;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.cli.process.Leftovers;
import dev.trimtab.core.plan.Ending;
import dev.trimtab.core.plan.ExperimentPlan;
import dev.trimtab.core.plan.ExperimentPlanner;
import dev.trimtab.core.plan.ExperimentState;
import dev.trimtab.core.plan.SourceExperiment;
import dev.trimtab.core.trial.Order;
import dev.trimtab.engine.suggest.Memory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An experiment on this machine: the planner and the trials' state machine of the operator, with processes for pods and a
 * journal for the API server. One thread owns all of it; {@link #interrupt} and {@link #kill} may come from others.
 */
public final class LocalRun {

    private static final Duration TICK = Duration.ofMillis(200);
    private static final int MAX_MESSAGES = 1_000;

    private final ExperimentFile file;
    private final ExperimentSpec spec;
    private final OpenFolder folder;
    private final History history;
    private final Slots slots;
    private final List<SourceExperiment> sources;
    private final Display display;
    private final Clock clock;
    private final Memory memory = new Memory();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>(MAX_MESSAGES);
    private final Trials trials;
    private volatile boolean interrupted;
    private boolean toldInterrupted;
    private @Nullable Ending ending;

    /**
     * @param hideGpus whether trials find no GPU, even if this machine has one
     * @param sources the runs that it learns from
     */
    public LocalRun(
            ExperimentFile file,
            OpenFolder folder,
            Slots slots,
            boolean hideGpus,
            List<SourceExperiment> sources,
            Display display,
            Clock clock) {
        this.file = file;
        this.spec = LocalSpec.of(file.spec(), slots.count());
        this.folder = folder;
        this.history = folder.history();
        this.slots = slots;
        this.sources = List.copyOf(sources);
        this.display = display;
        this.clock = clock;
        var launcher = new Launcher(file, folder.folder(), hideGpus, messages);
        this.trials = new Trials(spec, folder, slots, launcher, display, clock);
    }

    /** Runs the experiment to its end, or until it is interrupted; empty if it was. */
    public Optional<Ending> run() throws IOException, InterruptedException {
        takeOver();
        try {
            advance();
            while (!isOver()) {
                observe();
                advance();
            }
        } finally {
            kill();
        }
        if (ending == null || !history.unfinished().isEmpty()) {
            return Optional.empty();
        }
        folder.record(new Event.Ended(Trials.now(clock), ending.failed(), ending.reason(), ending.message()));
        return Optional.of(ending);
    }

    /** Asks the run to end its trials and to stop. */
    public void interrupt() {
        interrupted = true;
    }

    /** Ends all processes by force. */
    public void kill() throws InterruptedException {
        trials.kill();
    }

    /** What an earlier runner left behind is ended, and what it had in hand is done again. */
    private void takeOver() throws IOException, InterruptedException {
        Leftovers.kill(
                folder.folder().trials(),
                history.trials().stream()
                        .map(TrialRecord::process)
                        .filter(Objects::nonNull)
                        .toList());
        Instant now = Trials.now(clock);
        folder.record(new Event.Opened(now, file.name(), file.spec()));
        for (TrialRecord trial : history.unfinished()) {
            Optional<Event> event = trial.takeOver(now);
            if (event.isPresent()) {
                folder.record(event.get());
            }
        }
    }

    private boolean isOver() {
        return trials.running().isEmpty()
                && (interrupted || ending != null && history.unfinished().isEmpty());
    }

    /** Takes what has been told, but no more than there can be at a time: a trial that never stops talking must end, too. */
    private void observe() throws IOException, InterruptedException {
        Message message = messages.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        for (int taken = 0; message != null; taken++) {
            trials.take(message);
            message = taken < MAX_MESSAGES ? messages.poll() : null;
        }
    }

    private void advance() throws IOException {
        ExperimentPlan plan = plan();
        ending = plan.ending();
        Map<String, Order> stops = new HashMap<>();
        plan.stops().forEach(stop -> stops.put(stop.name(), new Order.Stop(stop.reason(), stop.message())));
        for (TrialRecord trial : history.unfinished()) {
            trials.act(trial, interrupted ? order() : stops.getOrDefault(trial.name(), order()));
        }
        if (!interrupted) {
            for (ExperimentPlan.Start start : plan.starts()) {
                folder.record(new Event.Created(Trials.now(clock), start.name(), start.spec()));
                trials.act(history.trial(start.name()), order());
            }
        }
        report();
    }

    private ExperimentPlan plan() {
        return ExperimentPlanner.plan(
                new ExperimentState(
                        file.name(),
                        spec,
                        trials.views(),
                        history.startTime().orElse(null),
                        ending,
                        Trials.now(clock),
                        sources),
                memory);
    }

    private Order order() {
        if (ending != null) {
            return new Order.Stop(ending.reason(), ending.message());
        }
        return interrupted ? new Order.Suspend() : new Order.Run();
    }

    private void report() {
        if (interrupted && !toldInterrupted) {
            toldInterrupted = true;
            display.note("Stopping the trials that run; Ctrl-C again ends them at once.");
        }
        ExperimentPlan plan = plan();
        var progress = new Progress(
                spec,
                plan.counts(),
                plan.nowhere(),
                plan.best(),
                plan.front(),
                history.trials(),
                trials.running(),
                slots.count(),
                Trials.now(clock));
        trials.takeFinished().forEach(trial -> display.finished(trial, progress));
        display.refresh(progress);
    }
}
