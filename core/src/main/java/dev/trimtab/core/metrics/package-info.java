/** From what a trial prints or serves to the series of its metrics. */
@NullMarked
package dev.trimtab.core.metrics;

import org.jspecify.annotations.NullMarked;
