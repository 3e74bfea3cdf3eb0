package dev.trimtab.core.plan;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what an experiment does next.
 *
 * @param startTime when it was taken up; null before that
 * @param ended how it ended, if it has and its spec has not changed since
 * @param sources the experiments of spec.warmStart that are there
 */
public record ExperimentState(
        String name,
        ExperimentSpec spec,
        List<TrialView> trials,
        @Nullable Instant startTime,
        @Nullable Ending ended,
        Instant now,
        List<SourceExperiment> sources) {

    public ExperimentState {
        sources = List.copyOf(sources);
    }

    /** Of an experiment that learns from no other. */
    public ExperimentState(
            String name,
            ExperimentSpec spec,
            List<TrialView> trials,
            @Nullable Instant startTime,
            @Nullable Ending ended,
            Instant now) {
        this(name, spec, trials, startTime, ended, now, List.of());
    }
}
