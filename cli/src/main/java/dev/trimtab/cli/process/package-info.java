/** The processes that stand in for a trial's pod. */
@NullMarked
package dev.trimtab.cli.process;

import org.jspecify.annotations.NullMarked;
