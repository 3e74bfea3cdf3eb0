/** What tests of the command line have in common. */
@NullMarked
package dev.trimtab.cli.support;

import org.jspecify.annotations.NullMarked;
