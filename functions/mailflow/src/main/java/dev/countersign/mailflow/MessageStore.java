package dev.countersign.mailflow;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;

/** Where SES put the messages. */
public interface MessageStore {
  /**
   * The message as SES received it.
   *
   * @param messageId SES's
   * @throws IOException if it is not there, or not yet
   */
  InputStream open(String messageId) throws IOException;

  /**
   * Keeps a message for longer than those that were returned: it is parked. Again, or of a message
   * that is not there, changes nothing.
   */
  void keep(String messageId);

  /** All messages that SES put there and that are still kept, in no order. */
  void forEach(Consumer<StoredMessage> action);

  /**
   * A message in the store.
   *
   * @param messageId SES's
   */
  record StoredMessage(String messageId, Instant storedAt) {}
}
