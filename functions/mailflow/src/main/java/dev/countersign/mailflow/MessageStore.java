package dev.countersign.mailflow;

import java.io.IOException;
import java.io.InputStream;

/** Where SES put the messages. */
interface MessageStore {
  /**
   * The message as SES received it.
   *
   * @param messageId SES's
   * @throws IOException if it is not there, or not yet
   */
  InputStream open(String messageId) throws IOException;
}
