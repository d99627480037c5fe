/** Runs the deployed Lambda handlers in this process, as the managed runtime does. */
@NullMarked
package dev.countersign.local.cloud.lambda;

import org.jspecify.annotations.NullMarked;
