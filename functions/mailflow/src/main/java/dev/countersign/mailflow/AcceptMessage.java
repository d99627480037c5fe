package dev.countersign.mailflow;

import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.RelayQueue.RelayRequest;
import dev.countersign.mailflow.TenantCheck.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/**
 * Takes a message that SES has stored: enters it in the ledger, then queues it for return. An event
 * may come any number of times.
 */
public final class AcceptMessage extends JsonHandler<SesEvent, AcceptMessage.Accepted> {
  private final TenantCheck tenants;
  private final MessageStore messages;
  private final MessageLedger ledger;
  private final RelayQueue queue;
  private final Metrics metrics;

  /** For Lambda. */
  public AcceptMessage() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public AcceptMessage(Environment environment) {
    this(
        new TenantCheck(new DynamoDbConnectionStore(Tables.of(environment).subscriptions())),
        Adapters.messages(environment),
        Tables.of(environment).ledger(),
        Adapters.queue(environment),
        new Metrics(Clock.systemUTC()));
  }

  AcceptMessage(
      TenantCheck tenants,
      MessageStore messages,
      MessageLedger ledger,
      RelayQueue queue,
      Metrics metrics) {
    super(SesEvent.class);
    this.tenants = tenants;
    this.messages = messages;
    this.ledger = ledger;
    this.queue = queue;
    this.metrics = metrics;
  }

  /**
   * What came of an event.
   *
   * @param queued messages that are on their way
   * @param refused messages that no tenant sent, or that came to an end before
   */
  public record Accepted(int queued, int refused) {}

  @Override
  public Accepted handle(SesEvent event) {
    List<SesEvent.Message> received = event.messages();
    if (received.isEmpty()) {
      throw new PermanentFailure(
          "NotAnSesEvent", "The event has no message in it. Nothing was done.", "no mail, receipt");
    }
    int queued = (int) received.stream().filter(this::accept).count();
    return new Accepted(queued, received.size() - queued);
  }

  private boolean accept(SesEvent.Message message) {
    MessageRecord entry = entry(message);
    boolean isNew = ledger.add(entry);
    MessageState state =
        isNew
            ? entry.state()
            : ledger.find(entry.messageId()).map(MessageRecord::state).orElse(entry.state());
    if (isNew && state == MessageState.REFUSED) {
      metrics.count("Refused", String.valueOf(entry.decision()));
    }
    if (state != MessageState.ACCEPTED) {
      return false;
    }
    // Also for an event that came before: it may have ended between the ledger and the queue.
    queue.send(new RelayRequest(entry.messageId()));
    return true;
  }

  private MessageRecord entry(SesEvent.Message message) {
    MessageHeaders headers = headers(message.mail());
    String mailFrom = LedgerEntries.mailFrom(message.mail());
    Verdict verdict = tenants.check(headers, mailFrom);
    return verdict instanceof Verdict.Trusted trusted
        ? LedgerEntries.accepted(message, trusted.connection(), headers)
        : LedgerEntries.refused(message, ((Verdict.Refused) verdict).reason());
  }

  private MessageHeaders headers(SesEvent.Mail mail) {
    if (!mail.headersTruncated() && mail.headers() != null) {
      return new MessageHeaders(mail.headers());
    }
    try (InputStream message = messages.open(mail.messageId())) {
      return HeaderBlock.read(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
