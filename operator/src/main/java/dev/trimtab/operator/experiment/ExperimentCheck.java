package dev.trimtab.operator.experiment;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.core.validation.Semantics;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the API server's rules cannot say of an experiment. */
final class ExperimentCheck {

    private ExperimentCheck() {}

    /** Sentences saying why the experiment cannot run as it is written; empty where it can. */
    static Optional<String> problem(Experiment experiment) {
        String sentences = Semantics.problems(experiment).stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .collect(Collectors.joining("; "));
        return sentences.isEmpty() ? Optional.empty() : Optional.of(sentences + ".");
    }
}
