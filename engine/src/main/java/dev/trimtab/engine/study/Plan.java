package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.EarlyStopping;
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
 * What to do now to keep all places busy.
 *
 * @param moves trials to start, those with the lowest indices that have none, as many as the limits allow; where trials pause,
 *     those to resume and to give up, too
 * @param exhausted whether there was room for more, and no point left for it
 */
record Plan(List<? extends Decision> moves, boolean exhausted) {
    /** Keeps a trial's seed, and the filling of initial points, apart from the study's own draws. */
    private static final long TRIAL_SEEDS = 1;

    private static final long INITIAL_POINTS = 2;

    static final Comparator<StudyTrial> BY_INDEX =
            Comparator.comparingInt(StudyTrial::index).thenComparing(StudyTrial::id);

    static Plan of(Study study, Memory memory) {
        if (study.algorithm() instanceof Algorithm.Populating populating) {
            return new Population(populating, study).plan(memory);
        }
        if (study.algorithm() instanceof Algorithm.Dehb dehb) {
            return HyperbandEvolution.plan(dehb, study.neededFidelity(), study);
        }
        return study.earlyStopping() instanceof EarlyStopping.Promotion promotion
                ? Promotions.of(promotion, study, memory)
                : starts(study, study.room(), memory);
    }

    /** @param places how many trials may start, if maxTrials allows */
    static Plan starts(Study study, int places, Memory memory) {
        Limits limits = study.limits();
        int room = Math.min(places, limits.maxTrials() - study.trials().size());
        if (room <= 0) {
            return new Plan(List.of(), false);
        }
        Suggester suggester = Wandering.of(study, Choice.suggester(study, memory));
        Map<Integer, Point> planned = new HashMap<>();
        Set<Point> taken = new LinkedHashSet<>();
        study.trials().stream().sorted(BY_INDEX).forEach(trial -> {
            // Values that came back as text or JSON may have changed their type.
            Point point = study.space().typed(trial.parameters().values());
            if (trial.isPlanned()) {
                planned.putIfAbsent(trial.index(), point);
            }
            if (suggester.learns()) {
                taken.add(point);
            }
        });
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
            taken.add(existing);
        }
        return new Plan(starts, false);
    }

    /** An initial point that repeats an earlier one leaves its index to the algorithm. */
    private static Optional<Start> start(Study study, int index, Suggester suggester, Set<Point> taken) {
        long seed = seed(study, index);
        return initial(study, index, taken)
                .map(point -> new Start(index, point, seed, Origin.INITIAL))
                .or(() ->
                        suggester.suggest(index, taken).map(point -> new Start(index, point, seed, Origin.SUGGESTED)));
    }

    /** For a trial's own randomness. */
    static long seed(Study study, int index) {
        return Hash.bits(study.seed(), TRIAL_SEEDS, index) >>> 33;
    }

    /** The point that the user wants tried under an index; empty where there is none, or it repeats an earlier one. */
    static Optional<Point> initial(Study study, int index, Set<Point> taken) {
        if (index >= study.initialPoints().size()) {
            return Optional.empty();
        }
        Space space = study.space();
        long seed = Hash.bits(study.seed(), INITIAL_POINTS);
        RandomSequence filling = new RandomSequence(seed, space.dimensions());
        return new SequenceSuggester(space, filling, seed, study.initialPoints().get(index)).suggest(index, taken);
    }
}
