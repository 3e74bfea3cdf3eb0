package dev.trimtab.engine.study;

/**
 * The algorithm that a study uses.
 *
 * @param algorithm never {@link Algorithm.Auto}
 * @param reason a sentence saying why
 */
public record AlgorithmChoice(Algorithm algorithm, String reason) {}
