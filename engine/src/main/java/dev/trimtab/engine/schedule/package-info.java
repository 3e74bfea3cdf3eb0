/** Which running trials are not worth their resources any more, judged by their learning curves. */
@NullMarked
package dev.trimtab.engine.schedule;

import org.jspecify.annotations.NullMarked;
