/** What a person sees while an experiment runs. */
@NullMarked
package dev.trimtab.cli.display;

import org.jspecify.annotations.NullMarked;
