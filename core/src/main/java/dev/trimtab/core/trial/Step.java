package dev.trimtab.core.trial;

import dev.trimtab.engine.study.TrialState;

/** What happens to a trial next. */
public sealed interface Step {

    /**
     * Start the workload of an attempt, then record the count, then delete what is left of the attempts before. Starting it
     * again is harmless: its name is a function of the attempt.
     *
     * @param attempts the count once it is started
     */
    record Launch(Attempts attempts, String reason, String message) implements Step {}

    /** Nothing to do but to say how things are; state is PENDING or RUNNING. */
    record Await(TrialState state, String reason, String message) implements Step {}

    /** Record the reason, then delete the workload; the trial is PENDING until it may run again. */
    record Release(String reason, String message) implements Step {}

    /** Record that the trial is over, then delete what still runs of it. State is SUCCEEDED, STOPPED or FAILED. */
    record End(TrialState state, String reason, String message) implements Step {}
}
