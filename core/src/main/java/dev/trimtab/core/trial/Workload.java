package dev.trimtab.core.trial;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of the workload of a trial's current attempt.
 *
 * @param reason why it is in this phase: one CamelCase word
 * @param message the same as a sentence
 * @param startTime when its process began to run
 */
public record Workload(
        Phase phase,
        String reason,
        String message,
        @Nullable Instant startTime) {

    public static final Workload ABSENT = new Workload(Phase.ABSENT, "NoWorkload", "There is no workload.", null);

    /** How far a workload is. */
    public enum Phase {
        /** It does not exist: not yet, or not any more. */
        ABSENT,
        /** It waits: for quota, a node, an image. */
        PENDING,
        RUNNING,
        SUCCEEDED,
        /** Its program failed. */
        FAILED,
        /** The cluster ended it: preemption, eviction, a lost node, deletion by hand. */
        DISRUPTED
    }
}
