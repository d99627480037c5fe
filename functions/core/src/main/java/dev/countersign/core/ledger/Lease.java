package dev.countersign.core.ledger;

import java.time.Instant;

/**
 * The right to work on a message: of several queue entries for it, one holds this.
 *
 * @param owner who holds it; different each time
 * @param until when it ends by itself, should the owner have been cut off
 */
public record Lease(String owner, Instant until) {}
