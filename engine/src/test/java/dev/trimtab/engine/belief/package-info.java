@NullMarked
package dev.trimtab.engine.belief;

import org.jspecify.annotations.NullMarked;
