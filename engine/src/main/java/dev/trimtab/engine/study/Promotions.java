package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.PromotionRule;
import dev.trimtab.engine.schedule.PromotionRule.Entrant;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.study.Decision.Resume;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A study whose trials pause at rungs: whoever deserves it goes on, and new trials get what places are left. */
final class Promotions {
    private Promotions() {}

    static Plan of(EarlyStopping.Promotion settings, Study study, Memory memory) {
        PromotionRule rule = rule(settings, study);
        List<Resume> resumes = new ArrayList<>();
        Study resumed = resume(study, rule, false, resumes);
        Plan starts = Plan.starts(resumed, resumed.room(), memory);
        boolean last = starts.moves().size() < resumed.room();
        if (last) {
            // What starts now has come to no rung, so it changes nobody's rank.
            Study begun = resumed.withLimits(resumed.limits()
                    .withParallelism(
                            resumed.limits().parallelism() - starts.moves().size()));
            resume(begun, rule, true, resumes);
        }
        List<Decision> moves = new ArrayList<>(resumes);
        starts.moves().forEach(move -> moves.add(budgeted((Start) move, rule)));
        return new Plan(moves, starts.exhausted());
    }

    /**
     * The study once its best paused trials go on, as long as there is room.
     *
     * @param last whether no new trial may begin any more
     * @param resumes those that go on are added to it
     */
    private static Study resume(Study study, PromotionRule rule, boolean last, List<Resume> resumes) {
        Study now = study;
        while (now.room() > 0) {
            Optional<PromotionRule.Step> step = rule.next(entrants(now), last);
            if (step.isEmpty()) {
                return now;
            }
            Resume resume = new Resume(step.get().trial(), step.get().budget());
            resumes.add(resume);
            now = after(now, resume);
        }
        return now;
    }

    private static Study after(Study study, Resume resume) {
        return study.withTrials(study.trials().stream()
                .map(trial -> trial.id().equals(resume.trialId())
                        ? trial.goingOn(TrialState.PENDING, resume.budget())
                        : trial)
                .toList());
    }

    private static Start budgeted(Start start, PromotionRule rule) {
        return new Start(
                start.index(), start.parameters(), start.seed(), start.origin(), rule.firstBudget(start.index()), null);
    }

    /** As far as it is known for good how a trial did: one that was resumed, as it was when it paused. */
    static Optional<StudyTrial> asItPaused(Study study, StudyTrial trial) {
        if (trial.state() == TrialState.PAUSED) {
            return trial.curve().isEmpty() ? Optional.empty() : Optional.of(trial);
        }
        boolean resumed = trial.state().isUnderWay() && trial.budget() != null;
        if (!resumed || !(study.earlyStopping() instanceof EarlyStopping.Promotion settings)) {
            return Optional.empty();
        }
        long reached = rule(settings, study).completed(entrant(study, trial));
        List<Report> until = trial.curve().stream()
                .filter(report -> report.step() <= reached)
                .toList();
        return until.isEmpty() ? Optional.empty() : Optional.of(trial.withCurve(until));
    }

    private static List<Entrant> entrants(Study study) {
        return study.trials().stream()
                .filter(trial -> trial.state() != TrialState.FAILED)
                .map(trial -> entrant(study, trial))
                .toList();
    }

    private static Entrant entrant(Study study, StudyTrial trial) {
        return new Entrant(Races.curve(study, trial), trial.budget(), trial.state() == TrialState.PAUSED);
    }

    private static PromotionRule rule(EarlyStopping.Promotion settings, Study study) {
        return new PromotionRule(settings, study.neededFidelity());
    }
}
