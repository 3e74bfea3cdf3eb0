/** What finished trials tell a person: which parameters matter, what to use, and whether to go on. */
@NullMarked
package dev.trimtab.engine.analyse;

import org.jspecify.annotations.NullMarked;
