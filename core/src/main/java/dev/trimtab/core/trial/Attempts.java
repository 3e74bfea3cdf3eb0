package dev.trimtab.core.trial;

/**
 * How often a trial was tried.
 *
 * @param current number of the current attempt, 0 before the first
 * @param disrupted attempts that the cluster ended: preemption, eviction, node loss
 * @param failed attempts that the program's failure ended
 */
public record Attempts(int current, int disrupted, int failed) {

    public static final Attempts NONE = new Attempts(0, 0, 0);

    Attempts next() {
        return new Attempts(current + 1, disrupted, failed);
    }

    Attempts nextAfterDisruption() {
        return new Attempts(current + 1, disrupted + 1, failed);
    }

    Attempts nextAfterFailure() {
        return new Attempts(current + 1, disrupted, failed + 1);
    }
}
