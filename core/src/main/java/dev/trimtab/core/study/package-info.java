/** From the API's words to the engine's: spaces, points and studies. */
@NullMarked
package dev.trimtab.core.study;

import org.jspecify.annotations.NullMarked;
