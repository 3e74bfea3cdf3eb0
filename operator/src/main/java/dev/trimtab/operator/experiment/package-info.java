/** From an Experiment to its Trials. */
@NullMarked
package dev.trimtab.operator.experiment;

import org.jspecify.annotations.NullMarked;
