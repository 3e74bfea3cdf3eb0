/** Linear algebra and smooth optimisation, as far as no library has them in the form that an incremental model needs. */
@NullMarked
package dev.trimtab.engine.linalg;

import org.jspecify.annotations.NullMarked;
