/** What is told when an experiment is over. */
@NullMarked
package dev.trimtab.cli.result;

import org.jspecify.annotations.NullMarked;
