/** Where points come from; one package per family of algorithms. */
@NullMarked
package dev.trimtab.engine.suggest;

import org.jspecify.annotations.NullMarked;
