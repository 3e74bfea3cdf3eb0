package dev.trimtab.engine.study;

/** Where the point of a trial comes from. */
public enum Origin {
    /** One of the study's initial points, completed if it was partial. */
    INITIAL,
    /** The study's algorithm. */
    SUGGESTED
}
