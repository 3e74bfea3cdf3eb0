/** Labels and owners. */
@NullMarked
package dev.trimtab.operator.kube;

import org.jspecify.annotations.NullMarked;
