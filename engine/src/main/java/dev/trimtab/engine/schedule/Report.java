package dev.trimtab.engine.schedule;

/**
 * One point of a learning curve.
 *
 * @param step how far the trial was, counted in the study's {@link Fidelity}; 0 or more
 * @param value what it measured there; may be NaN or infinite
 */
public record Report(long step, double value) {}
