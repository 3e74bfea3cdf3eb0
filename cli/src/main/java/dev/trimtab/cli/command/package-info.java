/** What the command line offers: one class a command. */
@NullMarked
package dev.trimtab.cli.command;

import org.jspecify.annotations.NullMarked;
