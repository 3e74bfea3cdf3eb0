package dev.trimtab.operator.trial;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.api.v1alpha1.TrialSpec.Origin;
import dev.trimtab.core.validation.Problem;
import dev.trimtab.core.validation.Semantics;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.operator.kube.Owners;
import dev.trimtab.operator.status.TrialStatuses;
import dev.trimtab.operator.status.TrialStatuses.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What keeps a trial that was applied by hand from being tried. */
final class TrialCheck {

    private TrialCheck() {}

    /** What to say of the trial; empty where nothing is wrong with it. The engine's own points are always right. */
    static Optional<Words> misfit(Trial trial, Optional<Experiment> experiment) {
        if (trial.getSpec().origin() != Origin.User) {
            return Optional.empty();
        }
        List<Problem> problems =
                experiment.map(it -> Semantics.problems(trial, it)).orElseGet(() -> Semantics.problems(trial));
        if (!problems.isEmpty()) {
            String sentences = problems.stream()
                    .map(problem -> problem.path() + ": " + problem.message())
                    .collect(Collectors.joining("; "));
            return Optional.of(words(trial, TrialState.FAILED, "InvalidParameters", sentences + "."));
        }
        return experiment.isEmpty() && Owners.controller(trial).isEmpty()
                ? Optional.of(words(
                        trial,
                        TrialState.PENDING,
                        "ExperimentNotFound",
                        "There is no experiment " + trial.getSpec().experiment() + " in this namespace yet."))
                : Optional.empty();
    }

    private static Words words(Trial trial, TrialState state, String reason, String message) {
        return new Words(
                state, reason, message, TrialStatuses.attempts(trial), null, null, Map.of(), null, Map.of(), null);
    }
}
