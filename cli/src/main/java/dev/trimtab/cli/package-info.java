/** The command line. */
@NullMarked
package dev.trimtab.cli;

import org.jspecify.annotations.NullMarked;
