/** The life of a trial, as a pure function of what is seen of it. */
@NullMarked
package dev.trimtab.core.trial;

import org.jspecify.annotations.NullMarked;
