package dev.trimtab.engine.study;

import dev.trimtab.engine.space.Point;

/** One thing to do next. */
public sealed interface Decision {
    /**
     * Start a trial.
     *
     * @param index its index, from 0 to the study's maxTrials - 1
     * @param seed for the trial's own randomness, from 0 to 2^31 - 1
     */
    record Start(int index, Point parameters, long seed, Origin origin) implements Decision {}

    /**
     * Stop an unfinished trial.
     *
     * @param reason a CamelCase word
     * @param message a sentence
     */
    record Stop(String trialId, String reason, String message) implements Decision {}

    /**
     * The study is over.
     *
     * @param message a sentence
     */
    record Finish(FinishReason reason, String message) implements Decision {}
}
