package dev.trimtab.engine.schedule;

/**
 * That a trial should stop.
 *
 * @param reason one CamelCase word
 * @param message a sentence
 */
public record Verdict(String reason, String message) {}
