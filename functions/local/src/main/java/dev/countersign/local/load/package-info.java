/**
 * {@code ./countersign load}: many messages through the whole loop, beside Postfix and alterMIME.
 */
@NullMarked
package dev.countersign.local.load;

import org.jspecify.annotations.NullMarked;
