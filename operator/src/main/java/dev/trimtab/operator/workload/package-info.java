/** One adapter per kind of workload, and the only place that creates and deletes them. */
@NullMarked
package dev.trimtab.operator.workload;

import org.jspecify.annotations.NullMarked;
