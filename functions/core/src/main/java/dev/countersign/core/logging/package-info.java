/**
 * What deployed functions log, for CloudWatch Logs. Tests and the local cloud log their own way.
 */
@NullMarked
package dev.countersign.core.logging;

import org.jspecify.annotations.NullMarked;
