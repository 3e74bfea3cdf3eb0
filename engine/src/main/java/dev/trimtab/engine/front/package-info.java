/** Which results of several objectives are better, and by how much: dominance, fronts, hypervolume. All losses are to be made small. */
@NullMarked
package dev.trimtab.engine.front;

import org.jspecify.annotations.NullMarked;
