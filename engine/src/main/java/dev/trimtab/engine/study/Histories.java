package dev.trimtab.engine.study;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A study's trials in the terms in which suggesters think: losses and violations, all to be made small. */
final class Histories {
    private static final Comparator<StudyTrial> AS_THEY_FINISHED = Comparator.comparingLong(StudyTrial::finishedAt)
            .thenComparingInt(StudyTrial::index)
            .thenComparing(StudyTrial::id);

    private Histories() {}

    static History of(Study study) {
        List<Observation> observations = study.trials().stream()
                .filter(trial -> trial.state().isFinished())
                .filter(trial -> trial.state() != TrialState.STOPPED || isMeasured(study, trial))
                .sorted(AS_THEY_FINISHED)
                .map(trial -> observation(study, trial))
                .toList();
        return new History(observations);
    }

    private static Observation observation(Study study, StudyTrial trial) {
        if (trial.state() == TrialState.FAILED || !isMeasured(study, trial)) {
            return new Observation(trial.index(), typed(study, trial), List.of(), List.of());
        }
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < study.objectives().size(); i++) {
            double value = trial.values().get(i);
            losses.add(study.objectives().get(i).goal() == Goal.MAXIMIZE ? -value : value);
        }
        return new Observation(trial.index(), typed(study, trial), losses, trial.violations());
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
