package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.EarlyStoppingSpec;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.FidelitySpec;
import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import org.jspecify.annotations.Nullable;

/** Early stopping as the engine has it. */
final class Stopping {

    private Stopping() {}

    static @Nullable Fidelity fidelity(@Nullable FidelitySpec spec) {
        return spec == null ? null : new Fidelity(spec.metric(), spec.min(), spec.max());
    }

    /** A trial that is behind in one of several objectives may be the best in another; by DEHB every trial has steps of its own. */
    static EarlyStopping of(ExperimentSpec spec) {
        return Budgets.areSet(spec) || spec.objectives().size() > 1
                ? new EarlyStopping.None()
                : of(spec.earlyStopping(), spec.fidelity());
    }

    /** An experiment that says how many steps a trial has, and nothing else, wants them to be used. */
    private static EarlyStopping of(@Nullable EarlyStoppingSpec spec, @Nullable FidelitySpec fidelity) {
        if (spec == null) {
            return fidelity == null
                    ? new EarlyStopping.None()
                    : new EarlyStopping.Gradual(EarlyStopping.DEFAULT_FACTOR, fidelity.min());
        }
        long min = fidelity == null ? 1 : fidelity.min();
        if (spec.gradual() != null) {
            return new EarlyStopping.Gradual(
                    spec.gradual().reductionFactor(), orElse(spec.gradual().graceSteps(), min));
        }
        if (spec.asha() != null) {
            EarlyStoppingSpec.Asha asha = spec.asha();
            return new EarlyStopping.Asha(asha.reductionFactor(), orElse(asha.graceSteps(), min), asha.brackets());
        }
        if (spec.hyperband() != null) {
            return new EarlyStopping.Hyperband(spec.hyperband().reductionFactor());
        }
        if (spec.median() != null) {
            return new EarlyStopping.Median(
                    spec.median().minTrials(), orElse(spec.median().graceSteps(), min));
        }
        if (spec.plateau() != null) {
            return new EarlyStopping.Plateau(
                    spec.plateau().patience(), spec.plateau().minDelta());
        }
        return new EarlyStopping.None();
    }

    private static long orElse(@Nullable Long steps, long otherwise) {
        return steps == null ? otherwise : steps;
    }
}
