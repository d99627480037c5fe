package dev.countersign.local.microsoft365.mail;

import java.time.Instant;

/**
 * One thing that happened to a message.
 *
 * @param messageId the Message-ID field, which stays the same when the message comes back
 * @param passage Exchange's id of this passage
 * @param detail rule, connector, certificate, recipient or answer, for people to read
 */
public record JournalEntry(
    Instant at, String messageId, String passage, Event event, String detail) {

  /** What happened. */
  public enum Event {
    SUBMITTED,
    RECEIVED_FROM_INTERNET,
    RETURNED,
    RULE_MATCHED,
    SENT_TO_CONNECTOR,
    DEFERRED,
    DELIVERED,
    DELETED,
    NON_DELIVERY_REPORT,
    REFUSED
  }
}
