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

  /** Replaces what is known about a message. */
  void save(MessageRecord message);

  /** The messages of a tenant since a moment, oldest first. */
  List<MessageRecord> since(String subscriptionId, Instant since);
}
