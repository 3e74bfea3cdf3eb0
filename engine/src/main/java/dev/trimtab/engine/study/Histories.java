package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.Forecasts;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Measured;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Stages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study's trials in the terms in which suggesters think: losses and violations, all to be made small. */
public final class Histories {
    static final Comparator<StudyTrial> AS_THEY_FINISHED = Comparator.comparingLong(StudyTrial::finishedAt)
            .thenComparingInt(StudyTrial::index)
            .thenComparing(StudyTrial::id);

    private Histories() {}

    /**
     * The finished and the paused trials in the order in which they did; what a stopped or paused one would have come to is
     * forecast.
     */
    public static History of(Study study) {
        List<StudyTrial> finished = study.trials().stream()
                .flatMap(trial -> shown(study, trial).stream())
                .sorted(AS_THEY_FINISHED)
                .toList();
        Forecasts forecasts = forecasts(study, finished);
        return new History(finished.stream()
                .flatMap(trial -> observation(study, trial, forecasts).stream())
                .toList());
    }

    /** A trial that has something to show, as far as that stays as it is. */
    private static Optional<StudyTrial> shown(Study study, StudyTrial trial) {
        return trial.state().isFinished() ? Optional.of(trial) : Promotions.asItPaused(study, trial);
    }

    /** From the trials of a stage, so that what has been fitted to them stays as long as they do. */
    private static Forecasts forecasts(Study study, List<StudyTrial> finished) {
        List<StudyTrial> early = finished.subList(0, Stages.last(finished.size()));
        Map<String, Double> known = new HashMap<>();
        for (StudyTrial trial : early) {
            if (trial.state() == TrialState.SUCCEEDED && isMeasured(study, trial)) {
                known.put(trial.id(), measured(study, trial).loss());
            }
        }
        return new Forecasts(Races.race(study.withTrials(early)).curves(), known);
    }

    private static Optional<Observation> observation(Study study, StudyTrial trial, Forecasts forecasts) {
        return switch (trial.state()) {
            case FAILED -> Optional.of(failed(study, trial));
            case SUCCEEDED -> Optional.of(isMeasured(study, trial) ? measured(study, trial) : failed(study, trial));
            case PENDING, RUNNING, PAUSED, STOPPED -> stopped(study, trial, forecasts);
        };
    }

    /** What a trial reached before it was stopped or paused is no result; where there is a curve, it tells what the result would be. */
    private static Optional<Observation> stopped(Study study, StudyTrial trial, Forecasts forecasts) {
        if (trial.curve().isEmpty()) {
            // What it cost says nothing of a whole trial.
            StudyTrial part = trial.withMeasured(new Measured(trial.measured().standardErrors(), null));
            return isMeasured(study, part) ? Optional.of(measured(study, part)) : Optional.empty();
        }
        if (!Double.isFinite(trial.curve().getLast().value())) {
            return Optional.of(failed(study, trial));
        }
        return study.objectives().size() > 1
                ? Optional.empty()
                : Optional.of(new Observation(
                        trial.index(),
                        typed(study, trial),
                        List.of(forecasts.of(Races.curve(study, trial))),
                        trial.violations()));
    }

    private static Observation failed(Study study, StudyTrial trial) {
        return new Observation(trial.index(), typed(study, trial), List.of(), List.of());
    }

    private static Observation measured(Study study, StudyTrial trial) {
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < study.objectives().size(); i++) {
            double value = trial.values().get(i);
            losses.add(study.objectives().get(i).goal() == Goal.MAXIMIZE ? -value : value);
        }
        return new Observation(trial.index(), typed(study, trial), losses, trial.violations(), trial.measured());
    }

    private static boolean isMeasured(Study study, StudyTrial trial) {
        return trial.values().size() == study.objectives().size()
                && trial.values().stream().allMatch(Double::isFinite)
                && trial.violations().stream().noneMatch(violation -> violation.isNaN());
    }

    /** Values that came back as text or JSON may have changed their type. */
    private static Point typed(Study study, StudyTrial trial) {
        return study.space().typed(trial.parameters().values());
    }
}
