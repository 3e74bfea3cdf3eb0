/**
 * What is wrong with a manifest, said without a cluster: {@link dev.trimtab.core.validation.Validator} says what the API
 * server would say, {@link dev.trimtab.core.validation.Semantics} what no rule of a CRD can say.
 */
@NullMarked
package dev.trimtab.core.validation;

import org.jspecify.annotations.NullMarked;
