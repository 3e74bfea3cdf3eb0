/**
 * The API {@code trimtab.dev/v1alpha1} as Java records. The committed CRDs under {@code src/main/resources/crds} are
 * generated from these types; defaults live in the schema only, so a record read from the API server, or completed by
 * the offline validator, has them filled in.
 */
@NullMarked
package dev.trimtab.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
