package dev.countersign.mailflow.smtp;

import java.io.IOException;

/** Finds out what a server would say to a message, without sending one. */
public final class SmtpProbe {
  private final SmtpTimeouts timeouts;

  public SmtpProbe(SmtpTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  /**
   * Gets as far as the recipient, and no further.
   *
   * @return what the server said to the recipient, or to the sender if it refused that
   * @throws SessionRefusedException if the server refused before
   * @throws IOException if it did not come to a conversation over TLS
   */
  public SmtpReply ask(SmtpRoute route, String mailFrom, String recipient) throws IOException {
    try (SmtpSession session = SmtpSession.open(route, timeouts)) {
      return session.ask(mailFrom, recipient);
    }
  }
}
