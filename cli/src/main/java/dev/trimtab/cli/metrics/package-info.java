/** Metrics that are asked for, rather than read from a log. */
@NullMarked
package dev.trimtab.cli.metrics;

import org.jspecify.annotations.NullMarked;
