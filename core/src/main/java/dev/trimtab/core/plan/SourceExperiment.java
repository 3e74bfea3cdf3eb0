package dev.trimtab.core.plan;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import java.util.List;

/** An experiment that another one learns from, as it is now. */
public record SourceExperiment(String name, ExperimentSpec spec, List<TrialView> trials) {

    public SourceExperiment {
        trials = List.copyOf(trials);
    }
}
