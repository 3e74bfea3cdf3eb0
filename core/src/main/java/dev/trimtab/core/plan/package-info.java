/** What an experiment does next, and what it says of itself. */
@NullMarked
package dev.trimtab.core.plan;

import org.jspecify.annotations.NullMarked;
