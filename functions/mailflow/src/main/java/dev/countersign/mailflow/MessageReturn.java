package dev.countersign.mailflow;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.mailflow.smtp.Envelope;
import dev.countersign.mailflow.smtp.RecipientReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs a message and hands it to Exchange, in one transaction. */
final class MessageReturn {
  private static final Logger LOG = LoggerFactory.getLogger(MessageReturn.class);
  private final ConnectionStore connections;
  private final MessageStore messages;
  private final MessageSigner signer;
  private final ExchangeOnline exchange;
  private final Clock clock;

  MessageReturn(
      ConnectionStore connections,
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

  /** Tries to return a message to those recipients who do not have it yet. */
  Result attempt(MessageRecord entry) {
    Stopwatch time = new Stopwatch(clock);
    Attempt attempt = attempt(entry, time);
    return new Result(attempt, attempt.appliedTo(entry, time.attempt(attempt.answer())));
  }

  private Attempt attempt(MessageRecord entry, Stopwatch time) {
    try {
      Path original = Files.createTempFile("message", ".eml");
      try {
        return attempt(entry, original, time);
      } finally {
        Files.delete(original);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Message {} could not be returned: {}", entry.messageId(), Logs.of(e));
      return Attempt.failed(e);
    }
  }

  private Attempt attempt(MessageRecord entry, Path original, Stopwatch time) throws IOException {
    try (InputStream message = messages.open(entry.messageId())) {
      Files.copy(message, original, StandardCopyOption.REPLACE_EXISTING);
    }
    OutgoingMessage outgoing = sign(entry, original);
    time.signed();
    List<RecipientReply> replies =
        exchange.send(
            connections.require(entry.subscriptionId()),
            new Envelope(entry.mailFrom(), Outcomes.pending(entry.recipients())),
            outgoing.content());
    return Attempt.of(outgoing, replies);
  }

  private OutgoingMessage sign(MessageRecord entry, Path original) throws IOException {
    if (entry.progress().unsigned()) {
      return UnsignedMessage.of(original).because("UNSIGNED: released by an administrator");
    }
    try {
      return signer.sign(entry, original);
    } catch (IOException | RuntimeException e) {
      LOG.error("Message {} goes back unsigned: {}", entry.messageId(), Logs.of(e));
      return UnsignedMessage.of(original)
          .because("UNSIGNED: signing failed, " + e.getClass().getSimpleName());
    }
  }
}
