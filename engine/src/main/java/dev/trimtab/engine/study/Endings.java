package dev.trimtab.engine.study;

import dev.trimtab.engine.study.Decision.Finish;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ways in which a study ends. */
final class Endings {
    /** Those that stop what still runs, the most welcome first. */
    private static final List<Function<Study, Optional<Finish>>> EARLY =
            List.of(Endings::targetReached, Endings::tooManyFailures);

    private Endings() {}

    static Optional<Finish> early(Study study) {
        return EARLY.stream().flatMap(rule -> rule.apply(study).stream()).findFirst();
    }

    /** Those that come once nothing runs and nothing more starts. */
    static Optional<Finish> natural(Study study, Plan plan) {
        if (!study.underWay().isEmpty() || !plan.moves().isEmpty()) {
            return Optional.empty();
        }
        if (study.limits().parallelism() == 0 && !study.unfinished().isEmpty()) {
            return Optional.empty(); // those that are paused go on once they may
        }
        if (Population.isTrained(study)) {
            return Optional.of(new Finish(
                    FinishReason.POPULATION_TRAINED,
                    "Every member of the population has come to its last step, after "
                            + trials(study.trials().size()) + "."));
        }
        if (plan.exhausted()) {
            return Optional.of(new Finish(
                    FinishReason.SPACE_EXHAUSTED,
                    "Every point there is has been tried, after "
                            + trials(study.trials().size()) + "."));
        }
        int maxTrials = study.limits().maxTrials();
        return study.trials().size() >= maxTrials
                ? Optional.of(new Finish(
                        FinishReason.MAX_TRIALS_REACHED,
                        "All " + trials(maxTrials) + " that maxTrials allows are finished."))
                : Optional.empty();
    }

    /** By one trial that meets every constraint, in every objective that has a target. */
    private static Optional<Finish> targetReached(Study study) {
        List<Integer> aims = IntStream.range(0, study.objectives().size())
                .filter(k -> study.objectives().get(k).target() != null)
                .boxed()
                .toList();
        if (aims.isEmpty()) {
            return Optional.empty();
        }
        return Tuner.feasibleBestFirst(study)
                .filter(trial -> aims.stream()
                        .allMatch(k -> reaches(
                                study.objectives().get(k), trial.values().get(k))))
                .findFirst()
                .map(trial -> new Finish(
                        FinishReason.TARGET_REACHED,
                        "Trial " + trial.id() + " reached "
                                + aims.stream()
                                        .map(k -> study.objectives().get(k).metric() + " = "
                                                + trial.values().get(k))
                                        .collect(Collectors.joining(" and "))
                                + (aims.size() == 1 ? ", the target is " : ", the targets are ")
                                + aims.stream()
                                        .map(k -> "" + study.objectives().get(k).target())
                                        .collect(Collectors.joining(" and "))
                                + "."));
    }

    private static boolean reaches(Objective objective, double value) {
        Double target = objective.target();
        return target == null || objective.goal().reaches(value, target);
    }

    private static Optional<Finish> tooManyFailures(Study study) {
        long failed = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .count();
        int borne = study.limits().maxFailedTrials();
        return failed > borne
                ? Optional.of(new Finish(
                        FinishReason.TOO_MANY_FAILURES,
                        trials(failed) + " failed, maxFailedTrials allows " + borne + "."))
                : Optional.empty();
    }

    private static String trials(long count) {
        return count == 1 ? "1 trial" : count + " trials";
    }
}
