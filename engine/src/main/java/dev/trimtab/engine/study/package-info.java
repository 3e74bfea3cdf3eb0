/** A study and what to do next: which trials to start or to stop, and when it is over. */
@NullMarked
package dev.trimtab.engine.study;

import org.jspecify.annotations.NullMarked;
