package dev.countersign.signature.choose;

/** Whose signature it is, where someone sends on behalf of a mailbox (RFC 5322, section 3.6.2). */
public enum Person {
  /** The mailbox shown in {@code From}. */
  FROM,
  /** The one who really sent the message, shown in {@code Sender}. */
  SENDER
}
