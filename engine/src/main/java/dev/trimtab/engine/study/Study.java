package dev.trimtab.engine.study;

import dev.trimtab.engine.space.Space;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides what to do next.
 *
 * @param objectives at least one; two or more ask for a Pareto front
 * @param initialPoints tried first, in this order; each may leave parameters out, which are then chosen at random
 * @param seed of all randomness
 * @param trials those that exist, in any order
 */
public record Study(
        Space space,
        List<Objective> objectives,
        Algorithm algorithm,
        List<Map<String, Object>> initialPoints,
        long seed,
        Limits limits,
        List<StudyTrial> trials) {
    /** Refuses no objective, and an initial point that does not fit the space, with an {@link IllegalArgumentException}. */
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
    }

    /** The only objective, or the first of several. */
    public Objective objective() {
        return objectives.getFirst();
    }

    /** The trials that are pending or running. */
    public List<StudyTrial> unfinished() {
        return trials.stream().filter(trial -> !trial.state().isFinished()).toList();
    }
}
