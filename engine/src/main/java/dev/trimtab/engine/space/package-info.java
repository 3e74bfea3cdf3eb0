/** What may be tuned: parameters, the conditions between them, points, and their encoding in the unit cube. */
@NullMarked
package dev.trimtab.engine.space;

import org.jspecify.annotations.NullMarked;
