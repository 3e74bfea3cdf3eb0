/** Evolution: finished trials have children that are like them and a little different. */
@NullMarked
package dev.trimtab.engine.suggest.evolution;

import org.jspecify.annotations.NullMarked;
