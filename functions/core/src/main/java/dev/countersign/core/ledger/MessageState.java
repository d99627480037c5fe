package dev.countersign.core.ledger;

/** Where a message is. It ends in exactly one of the last four. */
public enum MessageState {
  /** Ours since SES's 250, on its way. */
  ACCEPTED,
  /** Back at Exchange for every recipient. */
  RETURNED,
  /** Back at Exchange for some or none; the sender got a report about all others. */
  REPORTED,
  /** Kept for somebody to look at, because for some recipients neither was possible. */
  PARKED,
  /** Not from a tenant of ours: neither relayed nor bounced. */
  REFUSED
}
