/**
 * Stands in for the administration of Exchange Online: the cmdlets behind {@code InvokeCommand},
 * and the configuration they change. Mail flow reads the same configuration.
 */
@NullMarked
package dev.countersign.local.microsoft365.exchange;

import org.jspecify.annotations.NullMarked;
