package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.evolution.Dehb;
import dev.trimtab.engine.suggest.evolution.Rounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A study by DEHB: a trial's index says how far it goes, and none goes on; see {@link Dehb}. */
final class HyperbandEvolution {
    private HyperbandEvolution() {}

    static Plan plan(Algorithm.Dehb settings, Fidelity fidelity, Study study) {
        int room = Math.min(
                study.room(), study.limits().maxTrials() - study.trials().size());
        if (room <= 0) {
            return new Plan(List.of(), false);
        }
        List<Long> rungs = new ArrayList<>(fidelity.rungs(fidelity.min(), settings.reductionFactor()));
        rungs.add(fidelity.max());
        Rounds rounds = new Rounds(rungs, settings.reductionFactor());
        List<Dehb.Evaluation> evaluations = study.trials().stream()
                .filter(trial -> trial.isPlanned() && !trial.state().isUnderWay())
                .sorted(Histories.AS_THEY_FINISHED)
                .map(trial -> new Dehb.Evaluation(trial.index(), typed(study, trial), loss(study, trial)))
                .toList();
        Dehb dehb = new Dehb(study.space(), evaluations, rounds, study.seed(), settings.weight(), settings.crossover());
        Set<Integer> used = study.trials().stream().map(StudyTrial::index).collect(Collectors.toSet());
        Set<Point> taken = new HashSet<>();
        List<Reached> reached = new ArrayList<>();
        study.trials().forEach(trial -> {
            taken.add(typed(study, trial));
            reached.add(new Reached(trial.budget(), typed(study, trial)));
        });
        List<Start> starts = new ArrayList<>();
        for (int index = 0; starts.size() < room; index++) {
            if (used.contains(index)) {
                continue;
            }
            long budget = rounds.budget(index);
            Set<Point> there = reached.stream()
                    .filter(each -> Objects.equals(each.budget(), budget))
                    .map(Reached::point)
                    .collect(Collectors.toSet());
            var challenger = dehb.suggest(index, there, taken);
            if (challenger.isEmpty()) {
                return new Plan(starts, true);
            }
            Point point = challenger.get().point();
            starts.add(new Start(
                    index,
                    point,
                    Plan.seed(study, index),
                    Origin.SUGGESTED,
                    budget,
                    parent(study, rounds, challenger.get())));
            taken.add(point);
            reached.add(new Reached(budget, point));
        }
        return new Plan(starts, false);
    }

    private record Reached(@Nullable Long budget, Point point) {}

    private static @Nullable Parent parent(Study study, Rounds rounds, Dehb.Challenger challenger) {
        Dehb.Evaluation promoted = challenger.promoted();
        if (promoted == null) {
            return null;
        }
        String id = study.trials().stream()
                .filter(trial -> trial.index() == promoted.index())
                .map(StudyTrial::id)
                .min(String::compareTo)
                .orElseThrow();
        return new Parent(id, rounds.budget(promoted.index()));
    }

    private static double loss(Study study, StudyTrial trial) {
        boolean counts = trial.state() == TrialState.PAUSED || trial.state() == TrialState.SUCCEEDED;
        if (!counts) {
            return Double.POSITIVE_INFINITY;
        }
        if (trial.value() != null) {
            double loss = study.objective().goal() == Goal.MAXIMIZE ? -trial.value() : trial.value();
            return Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
        }
        return Races.curve(study, trial).lossUpTo(Long.MAX_VALUE);
    }

    private static Point typed(Study study, StudyTrial trial) {
        return study.space().typed(trial.parameters().values());
    }
}
