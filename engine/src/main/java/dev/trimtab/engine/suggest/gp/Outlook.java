package dev.trimtab.engine.suggest.gp;

/**
 * What is expected of a point, in the unit of the losses: of the function itself, without the noise of a measurement.
 *
 * @param mean from low to high; what lies beyond either of them counts as that
 * @param low in one of twenty cases it is less than that
 * @param high in one of twenty cases it is more than that
 */
public record Outlook(double mean, double low, double high) {}
