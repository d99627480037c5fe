package dev.countersign.mailflow;

import java.io.IOException;
import java.io.InputStream;

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
}
