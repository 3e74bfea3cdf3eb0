package dev.trimtab.engine.study;

import dev.trimtab.engine.space.Point;
import org.jspecify.annotations.Nullable;

/** One thing to do next. */
public sealed interface Decision {
    /**
     * Start a trial.
     *
     * @param index its index, from 0 to the study's maxTrials - 1
     * @param seed for the trial's own randomness, from 0 to 2^31 - 1
     * @param budget the step at which it pauses, its parent's steps included; {@code null} where it runs to its end
     * @param parent whose checkpoint it starts from; {@code null} where it starts from nothing
     */
    record Start(
            int index,
            Point parameters,
            long seed,
            Origin origin,
            @Nullable Long budget,
            @Nullable Parent parent) implements Decision {
        /** A trial that runs from nothing to its end. */
        public Start(int index, Point parameters, long seed, Origin origin) {
            this(index, parameters, seed, origin, null, null);
        }
    }

    /**
     * Let a paused trial go on from its checkpoint.
     *
     * @param budget the step at which it pauses again or, where that is the last one, ends; more than it had before
     */
    record Resume(String trialId, long budget) implements Decision {}

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
