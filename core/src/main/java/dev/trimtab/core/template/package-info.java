/** From an experiment's template to the workload of one trial. */
@NullMarked
package dev.trimtab.core.template;

import org.jspecify.annotations.NullMarked;
