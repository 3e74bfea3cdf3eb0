package dev.trimtab.core.metrics;

import java.util.OptionalLong;

/**
 * One measurement.
 *
 * @param metric its name
 * @param step the step that the trial named, if it named one
 * @param value in the unit of the metric; may be NaN or infinite
 */
public record Report(String metric, OptionalLong step, double value) {}
