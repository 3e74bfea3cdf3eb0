package dev.trimtab.engine.analyse;

import java.util.List;

/**
 * A regression tree as the partition of the unit cube that it is.
 *
 * @param leaves parts that do not overlap and fill the cube
 */
record Tree(List<Leaf> leaves) {
    /** @param value what the tree says of every place in the box */
    record Leaf(Box box, double value) {}
}
