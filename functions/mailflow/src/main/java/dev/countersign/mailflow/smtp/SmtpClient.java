package dev.countersign.mailflow.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages. A connection is kept after a message and used again for the next one of the same
 * tenant: TLS with client certificates takes longer than most messages. Safe to share between
 * threads.
 */
public final class SmtpClient implements Closeable {
  private final SmtpTimeouts timeouts;
  private final KeptSessions kept;

  public SmtpClient(SmtpTimeouts timeouts, Clock clock) {
    this.timeouts = timeouts;
    this.kept = new KeptSessions(clock);
  }

  /**
   * Sends one message.
   *
   * @return what the server said about each recipient, in the order of the envelope; of an address
   *     that it cannot be told, what it would say
   * @throws SessionRefusedException if the server did not get as far as the message
   * @throws IOException if the connection failed; after the end of the message the server may or
   *     may not have taken it
   */
  public List<RecipientReply> send(SmtpRoute route, Envelope envelope, MessageContent content)
      throws IOException {
    @Nullable SmtpSession earlier = kept.take(route);
    if (earlier != null) {
      try {
        return send(earlier, route, envelope, content);
      } catch (IOException e) {
        if (earlier.contentBegun()) {
          // The server may have taken it: whoever tries again has to know that.
          throw e;
        }
      }
    }
    return send(SmtpSession.open(route, timeouts), route, envelope, content);
  }

  private List<RecipientReply> send(
      SmtpSession session, SmtpRoute route, Envelope envelope, MessageContent content)
      throws IOException {
    List<RecipientReply> replies;
    try {
      replies = session.send(envelope, content);
    } catch (IOException | RuntimeException e) {
      session.close();
      throw e;
    }
    kept.keep(route, session);
    return replies;
  }

  /** Takes leave of the servers. */
  @Override
  public void close() {
    kept.close();
  }
}
