/** The simulator: studies over recorded learning curves under a virtual clock, for property tests and for measuring. */
@NullMarked
package dev.trimtab.engine.simulate;

import org.jspecify.annotations.NullMarked;
