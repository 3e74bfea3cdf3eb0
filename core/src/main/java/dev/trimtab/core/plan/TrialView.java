package dev.trimtab.core.plan;

import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.engine.study.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment sees of one of its trials.
 *
 * @param objective the value for good of a trial that succeeded, else null
 * @param reason why the trial is in its state, null before the first word
 */
public record TrialView(
        String name,
        TrialSpec spec,
        TrialState state,
        @Nullable Double objective,
        @Nullable String reason) {}
