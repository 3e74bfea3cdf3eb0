/** Random search. */
@NullMarked
package dev.trimtab.engine.suggest.random;

import org.jspecify.annotations.NullMarked;
