package dev.trimtab.engine.simulate;

import dev.trimtab.engine.suggest.Hash;

/**
 * What goes wrong, as a function of the seed, the trial and how much of it has run.
 *
 * @param failing the chance that a step crashes its trial, from 0 to 1
 * @param preempting the chance that a trial is thrown out after a step, from 0 to 1
 * @param checkpointed whether a trial that was thrown out goes on where it was; else it begins anew, or where it paused last
 */
public record Weather(long seed, double failing, double preempting, boolean checkpointed) {
    public static final Weather FAIR = new Weather(0, 0, 0, true);

    private static final long CRASH = 1;
    private static final long THROWN_OUT = 2;

    boolean crashes(int trial, int stepsRun) {
        return Hash.unit(Hash.bits(seed, CRASH, trial, stepsRun)) < failing;
    }

    boolean throwsOut(int trial, int stepsRun) {
        return Hash.unit(Hash.bits(seed, THROWN_OUT, trial, stepsRun)) < preempting;
    }
}
