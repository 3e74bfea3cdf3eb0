package dev.trimtab.engine.study;

import dev.trimtab.engine.belief.Beliefs;
import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.space.Space;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what to do next.
 *
 * @param objectives at least one; two or more ask for a Pareto front
 * @param initialPoints tried first, in this order; each may leave parameters out, which are then chosen at random
 * @param seed of all randomness
 * @param trials those that exist, in any order
 * @param fidelity what the steps of learning curves count; {@code null} where nobody said
 * @param earlyStopping when trials are stopped before their end
 * @param knowledge what is known before the first trial
 */
public record Study(
        Space space,
        List<Objective> objectives,
        Algorithm algorithm,
        List<Map<String, Object>> initialPoints,
        long seed,
        Limits limits,
        List<StudyTrial> trials,
        @Nullable Fidelity fidelity,
        EarlyStopping earlyStopping,
        Knowledge knowledge) {
    /**
     * Refuses no objective, an initial point or a belief that does not fit the space, and early stopping that lacks its
     * fidelity, with an {@link IllegalArgumentException}.
     */
    public Study {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("The study has no objective: give it at least one.");
        }
        initialPoints = initialPoints.stream().map(Map::copyOf).toList();
        trials = List.copyOf(trials);
        for (int i = 0; i < initialPoints.size(); i++) {
            String place = "Initial point " + (i + 1) + ": ";
            space.partialProblem(initialPoints.get(i)).ifPresent(sentence -> {
                throw new IllegalArgumentException(place + sentence);
            });
        }
        if (fidelity == null && earlyStopping.needsFidelity()) {
            throw new IllegalArgumentException(EarlyStopping.NEEDS_FIDELITY);
        }
        Beliefs.problem(space, knowledge.beliefs()).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        if (algorithm.setsBudgets() && fidelity == null) {
            throw new IllegalArgumentException(
                    "This algorithm gives trials their steps: say with a fidelity how many there are.");
        }
        if (algorithm.setsBudgets() && earlyStopping instanceof EarlyStopping.Promotion) {
            throw new IllegalArgumentException(
                    "This algorithm says itself how far each trial goes: leave out the promotion of trials.");
        }
    }

    /** The same study with other trials. */
    public Study withTrials(List<StudyTrial> others) {
        return new Study(
                space, objectives, algorithm, initialPoints, seed, limits, others, fidelity, earlyStopping, knowledge);
    }

    /** The same study with other limits. */
    public Study withLimits(Limits others) {
        return new Study(
                space, objectives, algorithm, initialPoints, seed, others, trials, fidelity, earlyStopping, knowledge);
    }

    /** The only objective, or the first of several. */
    public Objective objective() {
        return objectives.getFirst();
    }

    /** The trials that are pending or running. */
    public List<StudyTrial> underWay() {
        return trials.stream().filter(trial -> trial.state().isUnderWay()).toList();
    }

    /** The trials that are pending, running or paused. */
    public List<StudyTrial> unfinished() {
        return trials.stream().filter(trial -> !trial.state().isFinished()).toList();
    }

    /** Whether trials pause on their way, and are resumed or not. */
    public boolean pauses() {
        return earlyStopping instanceof EarlyStopping.Promotion || algorithm.setsBudgets();
    }

    /** Where one is needed, a study without it is refused when it is made. */
    Fidelity neededFidelity() {
        if (fidelity == null) {
            throw new IllegalArgumentException(EarlyStopping.NEEDS_FIDELITY);
        }
        return fidelity;
    }

    /** How many more trials may run at a time than do; negative where the limit was lowered. */
    int room() {
        return limits.parallelism() - underWay().size();
    }
}
