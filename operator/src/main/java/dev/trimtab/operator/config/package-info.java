/** How the operator is put together. */
@NullMarked
package dev.trimtab.operator.config;

import org.jspecify.annotations.NullMarked;
