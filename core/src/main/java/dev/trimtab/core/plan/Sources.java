package dev.trimtab.core.plan;

import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.core.study.Budgets;
import dev.trimtab.core.study.Points;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.suggest.Source;
import dev.trimtab.engine.suggest.Source.Lesson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What an experiment learns from others: the trials that had succeeded when it started, the same for all its life. */
final class Sources {

    private static final Comparator<TrialView> AS_THEY_FINISHED = Comparator.comparing(
                    TrialView::completionTime, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(TrialView::name);

    private Sources() {}

    static List<Source> of(ExperimentState state) {
        Instant start = Objects.requireNonNullElse(state.startTime(), state.now());
        return state.sources().stream().map(source -> of(source, start)).toList();
    }

    private static Source of(SourceExperiment source, Instant start) {
        boolean maximize = source.spec().objective().goal() == Goal.Maximize;
        return new Source(source.trials().stream()
                .filter(trial -> trial.state() == TrialState.SUCCEEDED && !isLater(trial, start))
                .filter(trial -> Budgets.isWhole(source.spec(), trial.spec()))
                .sorted(AS_THEY_FINISHED)
                .flatMap(trial -> {
                    Double objective = trial.objective();
                    return objective == null || !Double.isFinite(objective)
                            ? Stream.<Lesson>empty()
                            : Stream.of(new Lesson(
                                    Points.values(trial.spec().parameters()), maximize ? -objective : objective));
                })
                .toList());
    }

    private static boolean isLater(TrialView trial, Instant start) {
        Instant end = trial.completionTime();
        return end == null || end.isAfter(start);
    }
}
