/** One collector per source of metrics. */
@NullMarked
package dev.trimtab.operator.metrics;

import org.jspecify.annotations.NullMarked;
