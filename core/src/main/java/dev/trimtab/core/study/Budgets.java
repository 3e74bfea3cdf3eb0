package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.engine.schedule.Fidelity;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How far trials go, in steps of the experiment's fidelity. */
public final class Budgets {

    private Budgets() {}

    /** The step up to which a trial goes; null where the experiment does not say how many steps there are. */
    public static @Nullable Long of(ExperimentSpec spec, TrialSpec trial) {
        if (trial.budget() != null) {
            return trial.budget();
        }
        return spec.fidelity() == null ? null : spec.fidelity().max();
    }

    /** Whether a trial goes up to the last step; one that does not is no match for those that do. */
    public static boolean isWhole(ExperimentSpec spec, TrialSpec trial) {
        Fidelity fidelity = Stopping.fidelity(spec.fidelity());
        return fidelity == null || fidelity.isWhole(trial.budget());
    }

    /** Whether the algorithm says how far each trial goes, by the steps that the fidelity counts. */
    public static boolean areSet(ExperimentSpec spec) {
        return spec.algorithm() != null && spec.algorithm().dehb() != null;
    }

    /** Of an experiment by DEHB, after how many trials the first one goes up to the last step; empty for another one. */
    public static OptionalInt trialsToTheEnd(ExperimentSpec spec) {
        Fidelity fidelity = Stopping.fidelity(spec.fidelity());
        return fidelity == null || spec.algorithm() == null || spec.algorithm().dehb() == null
                ? OptionalInt.empty()
                : OptionalInt.of(Evolutions.dehb(spec.algorithm().dehb()).trialsToTheEnd(fidelity));
    }
}
