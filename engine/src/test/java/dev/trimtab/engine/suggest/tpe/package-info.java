@NullMarked
package dev.trimtab.engine.suggest.tpe;

import org.jspecify.annotations.NullMarked;
