/** What a person believes of a search before it begins: where good values lie. */
@NullMarked
package dev.trimtab.engine.belief;

import org.jspecify.annotations.NullMarked;
