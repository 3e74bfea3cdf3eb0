package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.Curve;
import dev.trimtab.engine.schedule.Curve.Standing;
import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Race;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.schedule.Stops;
import dev.trimtab.engine.schedule.Verdict;
import dev.trimtab.engine.study.Decision.Stop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A study's trials in the terms in which early stopping thinks: curves of losses. */
final class Races {
    private Races() {}

    static List<Stop> stops(Study study) {
        if (study.earlyStopping() instanceof EarlyStopping.None) {
            return List.of();
        }
        List<Stop> stops = new ArrayList<>();
        for (Map.Entry<String, Verdict> entry :
                Stops.of(study.earlyStopping(), race(study)).entrySet()) {
            Verdict verdict = entry.getValue();
            stops.add(new Stop(entry.getKey(), verdict.reason(), verdict.message()));
        }
        return stops;
    }

    /** The study once these stops are carried out. */
    static Study after(Study study, List<Stop> stops) {
        if (stops.isEmpty()) {
            return study;
        }
        Set<String> stopped = new HashSet<>();
        stops.forEach(stop -> stopped.add(stop.trialId()));
        return study.withTrials(study.trials().stream()
                .map(trial -> stopped.contains(trial.id()) ? trial.withState(TrialState.STOPPED) : trial)
                .toList());
    }

    /** A failed trial is out of the race: how far it was says nothing of how good the others are. */
    static Race race(Study study) {
        List<Curve> curves = study.trials().stream()
                .filter(trial -> trial.state() != TrialState.FAILED)
                .filter(trial -> !trial.curve().isEmpty())
                .map(trial -> curve(study, trial))
                .toList();
        return new Race(curves, study.fidelity());
    }

    static Curve curve(Study study, StudyTrial trial) {
        return new Curve(trial.id(), trial.index(), standing(trial.state()), losses(study, trial));
    }

    private static Standing standing(TrialState state) {
        return switch (state) {
            case RUNNING -> Standing.RUNNING;
            case STOPPED -> Standing.STOPPED;
            case PENDING, PAUSED, SUCCEEDED, FAILED -> Standing.OTHER;
        };
    }

    private static List<Report> losses(Study study, StudyTrial trial) {
        return study.objective().goal() == Goal.MINIMIZE
                ? trial.curve()
                : trial.curve().stream()
                        .map(report -> new Report(report.step(), -report.value()))
                        .toList();
    }
}
