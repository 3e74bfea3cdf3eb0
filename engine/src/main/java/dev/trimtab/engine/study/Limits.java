package dev.trimtab.engine.study;

/**
 * How much a study may do. All may change while it runs: lower limits start nothing more and touch nothing that runs.
 *
 * @param maxTrials how many trials there may be, those asked for by hand included; 0 or more
 * @param parallelism how many trials may be pending or running at a time; 0 or more, 0 starts nothing
 * @param maxFailedTrials how many failed trials are borne; one more ends the study; 0 or more
 */
public record Limits(int maxTrials, int parallelism, int maxFailedTrials) {
    /** The same with another number of trials at a time. */
    Limits withParallelism(int trials) {
        return new Limits(maxTrials, trials, maxFailedTrials);
    }

    /** Refuses negative numbers with an {@link IllegalArgumentException}. */
    public Limits {
        if (maxTrials < 0 || parallelism < 0 || maxFailedTrials < 0) {
            throw new IllegalArgumentException("maxTrials (" + maxTrials + "), parallelism (" + parallelism
                    + ") and maxFailedTrials (" + maxFailedTrials + ") must not be negative.");
        }
    }
}
