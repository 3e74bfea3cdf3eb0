/** The run folder: what has happened, on disk before it counts. */
@NullMarked
package dev.trimtab.cli.journal;

import org.jspecify.annotations.NullMarked;
