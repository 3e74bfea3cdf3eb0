package dev.trimtab.cli.run;

import dev.trimtab.api.v1alpha1.ExperimentSpec;

/** An experiment's spec as this machine can serve it. */
final class LocalSpec {

    private LocalSpec() {}

    /** The same experiment with no more trials at a time than there are slots; which trials it has does not depend on it. */
    static ExperimentSpec of(ExperimentSpec spec, int slots) {
        return new ExperimentSpec(
                spec.objectives(),
                spec.constraints(),
                spec.parameters(),
                spec.parameterConstraints(),
                spec.algorithm(),
                spec.seed(),
                spec.initialTrials(),
                spec.warmStart(),
                spec.fidelity(),
                spec.earlyStopping(),
                spec.maxTrials(),
                slots,
                spec.maxFailedTrials(),
                spec.deadline(),
                spec.suspend(),
                spec.trial());
    }
}
