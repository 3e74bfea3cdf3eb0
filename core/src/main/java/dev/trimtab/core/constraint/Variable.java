package dev.trimtab.core.constraint;

import java.util.function.UnaryOperator;

/**
 * A parameter as constraints see it.
 *
 * @param value what CEL gets for one of the engine's values: a {@link Long}, {@link Double}, {@link String}, {@link Boolean} or a
 *     list of texts, by its kind
 */
public record Variable(String name, Kind kind, UnaryOperator<Object> value) {
    /** Of what kind its values are. */
    public enum Kind {
        WHOLE_NUMBER,
        NUMBER,
        TEXT,
        TRUTH,
        ORDER,
        /** Of several kinds: only a point tells. */
        ANY
    }

    /** One whose values CEL takes as they are. */
    public Variable(String name, Kind kind) {
        this(name, kind, UnaryOperator.identity());
    }
}
