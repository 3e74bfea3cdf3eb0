package dev.trimtab.engine.suggest.gp;

/**
 * How much better than the best trial it can still get, in the unit of the losses.
 *
 * @param expected the average over all functions that fit what was measured; 0 or more
 * @param bound what it is no more than with a confidence of 90 %; no less than 0
 * @param noise the standard deviation of a measurement near the best; 0 or more
 */
public record Remaining(double expected, double bound, double noise) {}
