package dev.trimtab.core.plan;

/**
 * How an experiment ended.
 *
 * @param failed whether it gave up
 * @param reason one CamelCase word
 * @param message a sentence
 */
public record Ending(boolean failed, String reason, String message) {}
