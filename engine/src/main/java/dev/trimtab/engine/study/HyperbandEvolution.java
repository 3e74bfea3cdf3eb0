package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.evolution.Dehb;
import dev.trimtab.engine.suggest.evolution.Rounds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        Rounds rounds = rounds(settings, fidelity);
        List<Observation> evaluations = study.trials().stream()
                .filter(trial -> trial.isPlanned() && !trial.state().isUnderWay())
                // A trial under the name of another one may have gone another way.
                .filter(trial -> Objects.equals(trial.budget(), rounds.budget(trial.index())))
                .sorted(Histories.AS_THEY_FINISHED)
                .map(trial ->
                        new Observation(trial.index(), typed(study, trial), losses(study, trial), trial.violations()))
                .toList();
        Dehb dehb = new Dehb(study.space(), evaluations, rounds, study.seed(), settings.weight(), settings.crossover());
        Set<Integer> used = study.trials().stream().map(StudyTrial::index).collect(Collectors.toSet());
        Set<Point> taken = new LinkedHashSet<>();
        List<Reached> reached = new ArrayList<>();
        study.trials().stream().sorted(Plan.BY_INDEX).forEach(trial -> {
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
            Optional<Start> start = start(study, dehb, rounds, index, there, taken);
            if (start.isEmpty()) {
                return new Plan(starts, true);
            }
            starts.add(start.get());
            taken.add(start.get().parameters());
            reached.add(new Reached(budget, start.get().parameters()));
        }
        return new Plan(starts, false);
    }

    static Rounds rounds(Algorithm.Dehb settings, Fidelity fidelity) {
        List<Long> rungs = new ArrayList<>(fidelity.rungs(fidelity.min(), settings.reductionFactor()));
        rungs.add(fidelity.max());
        return new Rounds(rungs, settings.reductionFactor());
    }

    private static Optional<Start> start(
            Study study, Dehb dehb, Rounds rounds, int index, Set<Point> reached, Set<Point> taken) {
        long seed = Plan.seed(study, index);
        long budget = rounds.budget(index);
        return Plan.initial(study, index, taken)
                .map(point -> new Start(index, point, seed, Origin.INITIAL, budget, null))
                .or(() -> dehb.suggest(index, reached, taken)
                        .map(next -> new Start(
                                index, next.point(), seed, Origin.SUGGESTED, budget, parent(study, rounds, next))));
    }

    private record Reached(@Nullable Long budget, Point point) {}

    private static @Nullable Parent parent(Study study, Rounds rounds, Dehb.Challenger challenger) {
        Observation promoted = challenger.promoted();
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

    /** Empty where it failed. */
    private static List<Double> losses(Study study, StudyTrial trial) {
        boolean counts = trial.state() == TrialState.PAUSED || trial.state() == TrialState.SUCCEEDED;
        if (!counts || trial.violations().stream().anyMatch(violation -> violation.isNaN())) {
            return List.of();
        }
        Double value = trial.value();
        double loss = value == null
                ? Races.curve(study, trial).lossUpTo(Long.MAX_VALUE)
                : study.objective().goal() == Goal.MAXIMIZE ? -value : value;
        return Double.isFinite(loss) ? List.of(loss) : List.of();
    }

    private static Point typed(Study study, StudyTrial trial) {
        return study.space().typed(trial.parameters().values());
    }
}
