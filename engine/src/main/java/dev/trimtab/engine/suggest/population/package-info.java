/** How a member of a population that trains goes on with other parameters than the one whose checkpoint it took over. */
@NullMarked
package dev.trimtab.engine.suggest.population;

import org.jspecify.annotations.NullMarked;
