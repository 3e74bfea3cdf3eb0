/** Tree search: a space is decided on step by step, and steps that led to good trials are taken again. */
@NullMarked
package dev.trimtab.engine.suggest.tree;

import org.jspecify.annotations.NullMarked;
