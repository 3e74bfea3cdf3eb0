package dev.trimtab.engine.belief;

import dev.trimtab.engine.suggest.Sequence;

/**
 * A sequence that lies dense where good values are expected. Every third point, and every second attempt, is one of the
 * whole space as it was, so that a wrong belief costs a part of the points and hides nothing.
 */
public record BelievedSequence(Sequence even, Beliefs beliefs) implements Sequence {
    private static final int ELSEWHERE = 3;

    /** The sequence as it is where nothing is believed. */
    public static Sequence of(Sequence even, Beliefs beliefs) {
        return beliefs.isEmpty() ? even : new BelievedSequence(even, beliefs);
    }

    @Override
    public double[] at(int index, int attempt) {
        double[] place = even.at(index, attempt);
        return index % ELSEWHERE == ELSEWHERE - 1 || attempt % 2 == 1 ? place : beliefs.quantiles(place);
    }
}
