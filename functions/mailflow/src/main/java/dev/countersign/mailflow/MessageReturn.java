package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.mailflow.smtp.Envelope;
import dev.countersign.mailflow.smtp.RecipientReply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs a message and hands it to Exchange. */
final class MessageReturn {
  private static final Logger LOG = LoggerFactory.getLogger(MessageReturn.class);

  /** Begins the reason of a message that ought to have been signed. */
  static final String SIGNING_FAILED = "signing failed";

  private final ConnectionLookup connections;
  private final MessageStore messages;
  private final MessageSigner signer;
  private final ExchangeOnline exchange;
  private final Clock clock;

  MessageReturn(
      ConnectionLookup connections,
      MessageStore messages,
      MessageSigner signer,
      ExchangeOnline exchange,
      Clock clock) {
    this.connections = connections;
    this.messages = messages;
    this.signer = signer;
    this.exchange = exchange;
    this.clock = clock;
  }

  /**
   * Tries to return a message to those recipients who do not have it yet.
   *
   * @param checkpoint saves the entry between two copies
   */
  Result attempt(MessageRecord entry, Consumer<MessageRecord> checkpoint) {
    Stopwatch time = new Stopwatch(clock);
    Attempt attempt = attempt(entry, checkpoint, time);
    return new Result(attempt, attempt.appliedTo(entry, time.attempt(attempt.answer())));
  }

  private Attempt attempt(MessageRecord entry, Consumer<MessageRecord> checkpoint, Stopwatch time) {
    try {
      Path original = Spool.create();
      try {
        return attempt(entry, original, checkpoint, time);
      } finally {
        Spool.remove(original);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Message {} could not be returned: {}", entry.messageId(), Logs.of(e));
      return Attempt.failed(e);
    }
  }

  private Attempt attempt(
      MessageRecord entry, Path original, Consumer<MessageRecord> checkpoint, Stopwatch time)
      throws IOException {
    Spool.fetch(messages, entry.messageId(), original);
    List<OutgoingMessage> copies = sign(entry, original);
    Connection connection = connections.require(entry.subscriptionId());
    time.signed();
    return new Handover(
            copy ->
                exchange.send(
                    connection, new Envelope(entry.mailFrom(), copy.recipients()), copy.content()),
            known -> checkpoint.accept(after(entry, known)),
            () -> unsigned(original, "too large with the signature"))
        .send(copies);
  }

  private static MessageRecord after(MessageRecord entry, List<RecipientReply> replies) {
    return entry.with(entry.state(), Outcomes.after(entry.recipients(), replies), entry.progress());
  }

  private List<OutgoingMessage> sign(MessageRecord entry, Path original) throws IOException {
    if (entry.progress().unsigned()) {
      return unsigned(entry, original, "released by an administrator");
    }
    if (CutOff.goesUnsigned(entry)) {
      return unsigned(entry, original, SIGNING_FAILED + ", functions were cut off");
    }
    try {
      return signer.sign(entry, original);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      LOG.error("Message {} goes back unsigned: {}", entry.messageId(), Logs.of(e));
      return unsigned(entry, original, SIGNING_FAILED + ", " + e.getClass().getSimpleName());
    }
  }

  private static List<OutgoingMessage> unsigned(MessageRecord entry, Path original, String reason)
      throws IOException {
    return List.of(unsigned(original, reason).to(Outcomes.pending(entry.recipients())));
  }

  private static OutgoingMessage unsigned(Path original, String reason) throws IOException {
    return UnsignedMessage.of(original).because("UNSIGNED: " + reason);
  }
}
