/** Measurements of the engine's speed. */
@NullMarked
package dev.trimtab.bench;

import org.jspecify.annotations.NullMarked;
