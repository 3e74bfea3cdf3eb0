package dev.trimtab.engine.analyse;

/**
 * How much of an objective's variance over the whole space hangs on two parameters together.
 *
 * @param share beyond what each of them decides on its own; from 0 to 1
 */
public record Interaction(String first, String second, double share) {}
