package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.Forecasts;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study's trials in the terms in which suggesters think: losses and violations, all to be made small. */
final class Histories {
    private static final Comparator<StudyTrial> AS_THEY_FINISHED = Comparator.comparingLong(StudyTrial::finishedAt)
            .thenComparingInt(StudyTrial::index)
            .thenComparing(StudyTrial::id);

    private Histories() {}

    static History of(Study study) {
        Map<String, Double> lastLosses = lastLosses(study);
        List<Observation> observations = study.trials().stream()
                .filter(trial -> trial.state().isFinished())
                .sorted(AS_THEY_FINISHED)
                .flatMap(trial -> observation(study, trial, lastLosses).stream())
                .toList();
        List<Point> pending =
                study.unfinished().stream().map(trial -> typed(study, trial)).toList();
        return new History(observations, pending);
    }

    private static Optional<Observation> observation(Study study, StudyTrial trial, Map<String, Double> lastLosses) {
        return switch (trial.state()) {
            case PENDING, RUNNING -> Optional.empty();
            case FAILED -> Optional.of(failed(study, trial));
            case SUCCEEDED -> Optional.of(isMeasured(study, trial) ? measured(study, trial) : failed(study, trial));
            case STOPPED -> stopped(study, trial, lastLosses);
        };
    }

    /** What a trial reached before it was stopped is no result; where there is a curve, it tells what the result would be. */
    private static Optional<Observation> stopped(Study study, StudyTrial trial, Map<String, Double> lastLosses) {
        if (trial.curve().isEmpty()) {
            return isMeasured(study, trial) ? Optional.of(measured(study, trial)) : Optional.empty();
        }
        if (!Double.isFinite(trial.curve().getLast().value())) {
            return Optional.of(failed(study, trial));
        }
        return study.objectives().size() > 1
                ? Optional.empty()
                : Optional.of(
                        new Observation(typed(study, trial), List.of(lastLosses.get(trial.id())), trial.violations()));
    }

    private static Map<String, Double> lastLosses(Study study) {
        Map<String, Double> known = new HashMap<>();
        for (StudyTrial trial : study.trials()) {
            if (trial.state() == TrialState.SUCCEEDED && isMeasured(study, trial)) {
                known.put(trial.id(), measured(study, trial).loss());
            }
        }
        boolean isAsked = study.trials().stream()
                .anyMatch(trial ->
                        trial.state() == TrialState.STOPPED && !trial.curve().isEmpty());
        return isAsked ? Forecasts.of(Races.race(study), known) : known;
    }

    private static Observation failed(Study study, StudyTrial trial) {
        return new Observation(typed(study, trial), List.of(), List.of());
    }

    private static Observation measured(Study study, StudyTrial trial) {
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < study.objectives().size(); i++) {
            double value = trial.values().get(i);
            losses.add(study.objectives().get(i).goal() == Goal.MAXIMIZE ? -value : value);
        }
        return new Observation(typed(study, trial), losses, trial.violations());
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
