/** Covariance matrix adaptation, for numbers, steps, categories and orders together. */
@NullMarked
package dev.trimtab.engine.suggest.cmaes;

import org.jspecify.annotations.NullMarked;
