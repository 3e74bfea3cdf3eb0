package dev.trimtab.operator.experiment;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.core.study.Studies;
import java.util.List;
import java.util.Optional;

/** What the API server's rules cannot say of an experiment. */
final class ExperimentCheck {

    private ExperimentCheck() {}

    /** Sentences saying why the experiment cannot run as it is written; empty where it can. */
    static Optional<String> problem(Experiment experiment) {
        try {
            Studies.of(experiment.getSpec(), List.of());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
