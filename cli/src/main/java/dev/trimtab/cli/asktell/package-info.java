/** One study driven from another program: requests and replies, each a line of JSON (docs/ask-tell.md). */
@NullMarked
package dev.trimtab.cli.asktell;

import org.jspecify.annotations.NullMarked;
