package dev.trimtab.cli.journal;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.core.plan.Ending;
import dev.trimtab.core.plan.TrialView;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the events so far add up to: the same while they happen and when they are read back. */
public final class History {

    private final Map<String, TrialRecord> trials = new LinkedHashMap<>();
    private Event.@Nullable Opened first;
    private Event.@Nullable Opened last;
    private Event.@Nullable Ended end;

    public static History of(List<Event> events) {
        var history = new History();
        events.forEach(history::add);
        return history;
    }

    public void add(Event event) {
        switch (event) {
            case Event.Opened opened -> {
                first = first == null ? opened : first;
                last = opened;
                end = null;
            }
            case Event.Created created -> trials.put(created.trial(), TrialRecord.of(created));
            case Event.AttemptStarted started -> change(started.trial(), trial -> trial.with(started));
            case Event.AttemptEnded ended -> change(ended.trial(), trial -> trial.with(ended));
            case Event.Finished finished -> change(finished.trial(), trial -> trial.with(finished));
            case Event.Ended ended -> end = ended;
        }
    }

    private void change(String trial, UnaryOperator<TrialRecord> change) {
        trials.computeIfPresent(trial, (name, record) -> change.apply(record));
    }

    public Collection<TrialRecord> trials() {
        return Collections.unmodifiableCollection(trials.values());
    }

    public List<TrialRecord> unfinished() {
        return trials.values().stream()
                .filter(trial -> !trial.state().isFinished())
                .toList();
    }

    public TrialRecord trial(String name) {
        TrialRecord trial = trials.get(name);
        if (trial == null) {
            throw new IllegalArgumentException("There is no trial '" + name + "'.");
        }
        return trial;
    }

    public List<TrialView> views() {
        return spec().stream()
                .flatMap(spec -> trials.values().stream().map(trial -> trial.view(spec)))
                .toList();
    }

    /** The name of the experiment; empty before the first event. */
    public Optional<String> experiment() {
        return Optional.ofNullable(first).map(Event.Opened::experiment);
    }

    /** The spec that the last runner was given. */
    public Optional<ExperimentSpec> spec() {
        return Optional.ofNullable(last).map(Event.Opened::spec);
    }

    public Optional<Instant> startTime() {
        return Optional.ofNullable(first).map(Event.Opened::time);
    }

    public Optional<Instant> endTime() {
        return Optional.ofNullable(end).map(Event.Ended::time);
    }

    /** How the experiment ended, if it has and nobody has taken it up again. */
    public Optional<Ending> ending() {
        return Optional.ofNullable(end).map(ended -> new Ending(ended.failed(), ended.reason(), ended.message()));
    }
}
