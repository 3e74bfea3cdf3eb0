package dev.trimtab.engine.study;

import org.jspecify.annotations.Nullable;

/**
 * What the study is after.
 *
 * @param metric the name of the measured metric
 * @param target a value good enough to end the study, in the metric's unit; {@code null} for none
 */
public record Objective(String metric, Goal goal, @Nullable Double target) {}
