@NullMarked
package dev.trimtab.engine.analyse;

import org.jspecify.annotations.NullMarked;
