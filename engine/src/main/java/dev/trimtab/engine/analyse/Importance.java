package dev.trimtab.engine.analyse;

/**
 * How much of an objective's variance over the whole space hangs on a parameter.
 *
 * @param main the share that it decides on its own, on the average over all others; from 0 to 1
 * @param total the share that it decides on its own or together with others; from main to 1
 */
public record Importance(String parameter, double main, double total) {}
