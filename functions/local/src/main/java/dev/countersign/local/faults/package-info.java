/**
 * The proof that no mail is lost: many random runs of the real handlers over a queue, a store and
 * an SMTP server that fail at every step, each followed by a check of what became of each
 * recipient.
 */
@NullMarked
package dev.countersign.local.faults;

import org.jspecify.annotations.NullMarked;
