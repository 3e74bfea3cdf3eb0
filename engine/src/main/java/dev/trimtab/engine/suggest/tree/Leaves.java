package dev.trimtab.engine.suggest.tree;

/** How what the tree has not decided yet is made up. */
public enum Leaves {
    /** At random. */
    RANDOM,
    /** As a model of all trials likes it best of some that are made up at random. */
    MODEL
}
