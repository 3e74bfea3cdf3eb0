/** Quasi-random search over a scrambled Sobol' sequence. */
@NullMarked
package dev.trimtab.engine.suggest.sobol;

import org.jspecify.annotations.NullMarked;
