package dev.trimtab.operator.trial;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.plan.ExperimentPlanner;
import dev.trimtab.core.plan.TrialView;
import dev.trimtab.core.study.Curves;
import dev.trimtab.core.trial.Order;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.operator.status.TrialStatuses;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a running trial should stop, asked whenever it reports: its own curve as fresh as its reader has it, those of the
 * others as their statuses tell. Nothing is remembered but the end of the trial, which its status records before its workload is
 * deleted: an operator that dies in between asks again, and of two that ask at a time one is heard.
 */
final class EarlyStops {

    private EarlyStops() {}

    static Optional<Order.Stop> of(Trial trial, Measured measured, Experiment experiment, Stream<Trial> others) {
        ExperimentSpec spec = experiment.getSpec();
        boolean asked = spec.earlyStopping() != null || spec.fidelity() != null;
        if (!asked || spec.objectives().size() > 1 || measured.step() == null) {
            return Optional.empty();
        }
        String name = trial.getMetadata().getName();
        String metric = spec.objective().metric();
        TrialView own = new TrialView(
                name,
                trial.getSpec(),
                TrialState.RUNNING,
                List.of(),
                null,
                null,
                Curves.of(measured.metrics().get(metric), measured.step()));
        Stream<TrialView> rivals =
                others.filter(other -> other.getStatus() != null).map(other -> TrialStatuses.view(other, spec));
        return ExperimentPlanner.stops(
                        experiment.getMetadata().getName(),
                        spec,
                        Stream.concat(Stream.of(own), rivals).toList())
                .stream()
                .filter(stop -> stop.name().equals(name))
                .findFirst()
                .map(stop -> new Order.Stop(stop.reason(), stop.message()));
    }
}
