package dev.trimtab.core.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that decides how a trial goes on.
 *
 * @param suspended whether the current attempt was given up for a suspension: whether the reason last recorded is {@link
 *     TrialLife#SUSPENDED}
 * @param objectives each objective so far by its metric, in the experiment's order, reduced; may be NaN or infinite; empty
 *     where it was never reported
 * @param constrained the last report of each constrained metric; as {@code objectives} otherwise
 * @param reported the names of the metrics that were reported
 * @param allRead whether everything the attempt reported has been read
 * @param timeout of one attempt
 */
public record TrialFacts(
        Attempts attempts,
        boolean suspended,
        Workload workload,
        Order order,
        Map<String, OptionalDouble> objectives,
        Map<String, OptionalDouble> constrained,
        Set<String> reported,
        boolean allRead,
        int retriesOnDisruption,
        int retriesOnFailure,
        @Nullable Duration timeout,
        Instant now) {}
