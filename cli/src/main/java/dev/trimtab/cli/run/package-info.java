/** The life of an experiment on this machine. */
@NullMarked
package dev.trimtab.cli.run;

import org.jspecify.annotations.NullMarked;
