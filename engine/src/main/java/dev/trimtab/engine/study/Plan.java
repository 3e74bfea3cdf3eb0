package dev.trimtab.engine.study;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.SequenceSuggester;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.random.RandomSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The trials to start now.
 *
 * @param starts the lowest indices that have no trial, as many as the limits allow
 * @param exhausted whether there was room for more, and no point left for it
 */
record Plan(List<Start> starts, boolean exhausted) {
    /** Keeps a trial's seed, and the filling of initial points, apart from the study's own draws. */
    private static final long TRIAL_SEEDS = 1;

    private static final long INITIAL_POINTS = 2;

    static Plan of(Study study, Memory memory) {
        Limits limits = study.limits();
        int room = Math.min(
                limits.parallelism() - study.unfinished().size(),
                limits.maxTrials() - study.trials().size());
        if (room <= 0) {
            return new Plan(List.of(), false);
        }
        Map<Integer, Point> planned = new HashMap<>();
        study.trials().stream()
                .filter(StudyTrial::isPlanned)
                .forEach(trial -> planned.putIfAbsent(trial.index(), trial.parameters()));
        Suggester suggester = Choice.suggester(study, memory);
        Set<Point> taken = new LinkedHashSet<>();
        if (suggester.learns()) {
            study.trials().stream()
                    .sorted(Comparator.comparingInt(StudyTrial::index).thenComparing(StudyTrial::id))
                    .forEach(trial -> taken.add(typed(study, trial.parameters())));
        }
        List<Start> starts = new ArrayList<>();
        for (int index = 0; index < limits.maxTrials() && starts.size() < room; index++) {
            Point existing = planned.get(index);
            if (existing == null) {
                Optional<Start> start = start(study, index, suggester, taken);
                if (start.isEmpty()) {
                    return new Plan(starts, true);
                }
                starts.add(start.get());
                existing = start.get().parameters();
            }
            taken.add(typed(study, existing));
        }
        return new Plan(starts, false);
    }

    /** Values that came back as text or JSON may have changed their type. */
    private static Point typed(Study study, Point point) {
        return study.space().typed(point.values());
    }

    /** An initial point that repeats an earlier one leaves its index to the algorithm. */
    private static Optional<Start> start(Study study, int index, Suggester suggester, Set<Point> taken) {
        long seed = Hash.bits(study.seed(), TRIAL_SEEDS, index) >>> 33;
        return initial(study, index, taken)
                .map(point -> new Start(index, point, seed, Origin.INITIAL))
                .or(() ->
                        suggester.suggest(index, taken).map(point -> new Start(index, point, seed, Origin.SUGGESTED)));
    }

    private static Optional<Point> initial(Study study, int index, Set<Point> taken) {
        if (index >= study.initialPoints().size()) {
            return Optional.empty();
        }
        Space space = study.space();
        long seed = Hash.bits(study.seed(), INITIAL_POINTS);
        RandomSequence filling = new RandomSequence(seed, space.dimensions());
        return new SequenceSuggester(space, filling, seed, study.initialPoints().get(index)).suggest(index, taken);
    }
}
