/** Grid search, drawn one point at a time. */
@NullMarked
package dev.trimtab.engine.suggest.grid;

import org.jspecify.annotations.NullMarked;
