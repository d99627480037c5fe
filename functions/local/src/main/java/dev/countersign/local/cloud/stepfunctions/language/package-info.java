/**
 * State machine definitions in the Amazon States Language (JSONPath dialect): read, checked, and
 * turned into records. What is not supported is refused here, never ignored.
 */
@NullMarked
package dev.countersign.local.cloud.stepfunctions.language;

import org.jspecify.annotations.NullMarked;
