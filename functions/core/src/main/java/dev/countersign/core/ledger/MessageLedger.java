package dev.countersign.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the fate of each message is written down. */
public interface MessageLedger {
  /**
   * Enters a message.
   *
   * @return false, if it is there already: then nothing was changed
   */
  boolean add(MessageRecord message);

  /** One message. */
  Optional<MessageRecord> find(String messageId);

  /**
   * Takes the right to work on a message that is {@code ACCEPTED}, and counts that somebody began
   * (see {@link Progress#begun}). Asking again with the same lease changes that count and nothing
   * else.
   *
   * @return the message; empty if it is not there, at its end, or leased to somebody else
   */
  Optional<MessageRecord> lease(String messageId, Lease lease, Instant now);

  /**
   * Replaces what is known about a leased message, and keeps the lease.
   *
   * @return false, if the lease is somebody else's by now: then nothing was changed
   */
  boolean save(MessageRecord message, Lease lease);

  /** Like {@link #save}, and gives the lease back. */
  boolean finish(MessageRecord message, Lease lease);

  /**
   * Puts a parked message back on its way.
   *
   * @return false, if it is not parked (any more): then nothing was changed
   */
  boolean reopen(MessageRecord message);

  /** Says when somebody should have taken an accepted message from the queue. */
  void due(String messageId, Instant at);

  /** The messages of a tenant since a moment, oldest first. */
  List<MessageRecord> since(String subscriptionId, Instant since);
}
