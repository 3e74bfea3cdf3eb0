package dev.trimtab.core.plan;

import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.engine.study.TrialState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment sees of one of its trials.
 *
 * @param objective the value for good of a trial that succeeded, else null
 * @param completionTime when it finished; null where it has not
 * @param reason why the trial is in its state, null before the first word
 */
public record TrialView(
        String name,
        TrialSpec spec,
        TrialState state,
        @Nullable Double objective,
        @Nullable Instant completionTime,
        @Nullable String reason) {}
