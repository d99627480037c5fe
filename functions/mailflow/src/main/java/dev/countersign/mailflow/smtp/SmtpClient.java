package dev.countersign.mailflow.smtp;

import java.io.IOException;
import java.util.List;

/** Sends messages, each over a connection of its own. */
public final class SmtpClient {
  private final SmtpTimeouts timeouts;

  public SmtpClient(SmtpTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  /**
   * Sends one message.
   *
   * @return what the server said about each recipient, in the order of the envelope
   * @throws SessionRefusedException if the server did not get as far as the message
   * @throws IOException if the connection failed; after the end of the message the server may or
   *     may not have taken it
   */
  public List<RecipientReply> send(SmtpRoute route, Envelope envelope, MessageContent content)
      throws IOException {
    try (SmtpSession session = SmtpSession.open(route, timeouts)) {
      return session.send(envelope, content);
    }
  }
}
