/** Local search: from a good trial to a better one next to it. */
@NullMarked
package dev.trimtab.engine.suggest.local;

import org.jspecify.annotations.NullMarked;
