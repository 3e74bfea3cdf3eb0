package dev.trimtab.operator.experiment;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.plan.ExperimentState;
import dev.trimtab.core.plan.TrialView;
import dev.trimtab.operator.kube.Owners;
import dev.trimtab.operator.status.ExperimentStatuses;
import dev.trimtab.operator.status.TrialStatuses;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Gathers what decides an experiment's next steps, from caches only. */
@ApplicationScoped
public class ExperimentObserver {

    public ExperimentState observe(Experiment experiment, Context<Experiment> context, Instant now) {
        Instant startTime = ExperimentStatuses.startTime(experiment);
        List<TrialView> trials = context.getSecondaryResourcesAsStream(Trial.class)
                .filter(trial -> belongs(trial, experiment))
                .map(trial -> TrialStatuses.view(trial, experiment.getSpec()))
                .sorted(Comparator.comparing(TrialView::name))
                .toList();
        return new ExperimentState(
                experiment.getMetadata().getName(),
                experiment.getSpec(),
                trials,
                startTime == null ? now : startTime,
                ExperimentStatuses.ended(experiment),
                now,
                WarmStarts.of(experiment, context));
    }

    /** A trial applied by hand has no owner until it is adopted; one with another owner is left from a namesake. */
    private static boolean belongs(Trial trial, Experiment experiment) {
        return Owners.controller(trial).isEmpty() || Owners.isOwnedBy(trial, experiment);
    }
}
