package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.smtp.Envelope;
import dev.countersign.mailflow.smtp.RecipientReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Returns one message to Exchange Online and writes down what became of it. */
final class MessageRelay {
  private static final Logger LOG = LoggerFactory.getLogger(MessageRelay.class);
  private final MessageLedger ledger;
  private final ConnectionStore connections;
  private final MessageStore messages;
  private final MessageSigner signer;
  private final ExchangeOnline exchange;
  private final Metrics metrics;
  private final Clock clock;

  MessageRelay(
      MessageLedger ledger,
      ConnectionStore connections,
      MessageStore messages,
      MessageSigner signer,
      ExchangeOnline exchange,
      Metrics metrics,
      Clock clock) {
    this.ledger = ledger;
    this.connections = connections;
    this.messages = messages;
    this.signer = signer;
    this.exchange = exchange;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Tries to return a message to those recipients who do not have it yet.
   *
   * @return when to try again; empty if the message has come to its end
   */
  Optional<Duration> relay(String messageId) {
    MessageRecord entry = ledger.find(messageId).orElseThrow(MessageRelay::notInLedger);
    boolean again = entry.state() == MessageState.ACCEPTED;
    while (again) {
      Attempt attempt = attempt(entry);
      entry = attempt.appliedTo(entry, clock.instant());
      // Before anything else: what is written here is not sent twice.
      ledger.save(entry);
      attempt.report(metrics, entry);
      again = attempt.wantsAnother() && entry.state() == MessageState.ACCEPTED;
    }
    return entry.state() == MessageState.ACCEPTED
        ? Optional.of(RetrySchedule.delayAfter(entry.attempts()))
        : Optional.empty();
  }

  private Attempt attempt(MessageRecord entry) {
    try {
      Path original = Files.createTempFile("message", ".eml");
      try {
        return attempt(entry, original);
      } finally {
        Files.delete(original);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Message {} could not be returned: {}", entry.messageId(), Logs.of(e));
      return Attempt.failed();
    }
  }

  private Attempt attempt(MessageRecord entry, Path original) throws IOException {
    try (InputStream message = messages.open(entry.messageId())) {
      Files.copy(message, original, StandardCopyOption.REPLACE_EXISTING);
    }
    Copies copies = sign(entry, original);
    Connection connection = connections.require(entry.subscriptionId());
    List<RecipientReply> replies =
        copies.send(
            copy ->
                exchange.send(
                    connection, new Envelope(entry.mailFrom(), copy.recipients()), copy.content()));
    return new Attempt(copies, replies);
  }

  private Copies sign(MessageRecord entry, Path original) throws IOException {
    try {
      return new Copies(signer.sign(entry, original));
    } catch (IOException | RuntimeException e) {
      LOG.error("Message {} goes back unsigned: {}", entry.messageId(), Logs.of(e));
      String decision = "UNSIGNED: signing failed, " + e.getClass().getSimpleName();
      return new Copies(
          List.of(
              UnsignedMessage.of(original)
                  .because(decision)
                  .to(Outcomes.pending(entry.recipients()))));
    }
  }

  private static IllegalStateException notInLedger() {
    return new IllegalStateException("A message is queued that is not in the ledger.");
  }
}
