/** Constraints on parameters, written in CEL. */
@NullMarked
package dev.trimtab.core.constraint;

import org.jspecify.annotations.NullMarked;
