package dev.trimtab.engine.study;

/**
 * The checkpoint that a trial starts from.
 *
 * @param trialId the trial that left it
 * @param steps how far that trial was when it left it: the budget at which it paused or ended; 1 or more
 */
public record Parent(String trialId, long steps) {}
