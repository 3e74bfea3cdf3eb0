package dev.trimtab.operator.trial;

import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.trial.Attempts;
import dev.trimtab.core.trial.Order;
import dev.trimtab.core.trial.TrialLife;
import dev.trimtab.operator.status.TrialStatuses;
import dev.trimtab.operator.status.TrialStatuses.Words;

/**
 * What is recorded of a trial, as far as it decides which of its workloads may be there. Nothing is deleted on any other word,
 * so that what is deleted has its reason on record.
 *
 * @param finished whether the trial is over
 * @param suspended whether the current attempt was given up for a suspension
 */
record Standing(boolean finished, Attempts attempts, boolean suspended) {

    static Standing of(Trial recorded) {
        return new Standing(
                TrialStatuses.state(recorded).isFinished(),
                TrialStatuses.attempts(recorded),
                TrialStatuses.isSuspended(recorded));
    }

    /** As it will be once these words are recorded. */
    static Standing of(Words words) {
        return new Standing(
                words.state().isFinished(), words.attempts(), words.reason().equals(TrialLife.SUSPENDED));
    }

    /**
     * Whether an attempt's workload may be there. An attempt after the current one was started and not recorded, because the
     * operator died in between; it will be recorded if the trial is to run, and nobody else would ever stop it if not.
     */
    boolean wants(int attempt, Order order) {
        return !finished
                && (attempt == attempts.current() && !suspended
                        || attempt > attempts.current() && order instanceof Order.Run);
    }
}
