/** Bayesian optimisation with a Gaussian process. */
@NullMarked
package dev.trimtab.engine.suggest.gp;

import org.jspecify.annotations.NullMarked;
