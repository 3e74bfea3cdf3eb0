package dev.trimtab.engine.suggest.tree;

/**
 * A trial on its way down the tree.
 *
 * @param place in the cube
 * @param reward from 0 for the worst to 1 for the best; 0 while it runs (a virtual loss, so that others go elsewhere)
 */
record Visit(double[] place, double reward) {}
