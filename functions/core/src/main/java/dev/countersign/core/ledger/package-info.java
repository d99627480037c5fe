/** What happened to each message. */
@NullMarked
package dev.countersign.core.ledger;

import org.jspecify.annotations.NullMarked;
