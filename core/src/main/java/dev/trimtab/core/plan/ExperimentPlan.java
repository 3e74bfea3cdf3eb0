package dev.trimtab.core.plan;

import dev.trimtab.api.v1alpha1.ExperimentStatus.BestTrial;
import dev.trimtab.api.v1alpha1.ExperimentStatus.ChosenAlgorithm;
import dev.trimtab.api.v1alpha1.ExperimentStatus.ParetoTrial;
import dev.trimtab.api.v1alpha1.ExperimentStatus.TrialCounts;
import dev.trimtab.api.v1alpha1.TrialSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do, and what to say.
 *
 * @param starts trials to create, in this order
 * @param stops running trials to stop early
 * @param nowhere whether trials have succeeded, and none of them meets every constraint
 * @param front the Pareto front; empty with one objective
 * @param ending how the experiment ended; null while it goes on
 */
public record ExperimentPlan(
        List<Start> starts,
        List<Stop> stops,
        @Nullable Ending ending,
        TrialCounts counts,
        boolean nowhere,
        @Nullable BestTrial best,
        List<ParetoTrial> front,
        ChosenAlgorithm algorithm) {

    /** A trial to create. */
    public record Start(String name, TrialSpec spec) {}

    /**
     * A trial to stop.
     *
     * @param reason one CamelCase word
     * @param message a sentence
     */
    public record Stop(String name, String reason, String message) {}
}
