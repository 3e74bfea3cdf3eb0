/** From a Trial to its workload and its result. */
@NullMarked
package dev.trimtab.operator.trial;

import org.jspecify.annotations.NullMarked;
