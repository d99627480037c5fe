package dev.countersign.core.ledger;

/** Where a message is. It ends in exactly one of the last three. */
public enum MessageState {
  /** Ours since SES's 250, on its way. */
  ACCEPTED,
  /** Back at Exchange for every recipient. */
  RETURNED,
  /** Kept, because it could not be returned to somebody: an operator has to look. */
  PARKED,
  /** Not from a tenant of ours: neither relayed nor bounced. */
  REFUSED
}
