/** The experiment in a YAML file. */
@NullMarked
package dev.trimtab.cli.file;

import org.jspecify.annotations.NullMarked;
