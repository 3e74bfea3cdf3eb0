/** The one writer of status, conditions and events. */
@NullMarked
package dev.trimtab.operator.status;

import org.jspecify.annotations.NullMarked;
