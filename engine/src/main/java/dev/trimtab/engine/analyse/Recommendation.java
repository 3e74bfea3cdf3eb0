package dev.trimtab.engine.analyse;

import dev.trimtab.engine.study.StudyTrial;

/**
 * The trial whose settings to use, and what to expect of them, in the objective's unit and without the noise of a measurement.
 *
 * @param mean what is expected; of a robust recommendation the average over its neighbourhood
 * @param low of the settings themselves: with a probability of 5 % it is less
 * @param high of the settings themselves: with a probability of 5 % it is more
 */
public record Recommendation(StudyTrial trial, double mean, double low, double high) {}
