package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.mailflow.smtp.Envelope;
import dev.countersign.mailflow.smtp.RecipientReply;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells senders what could not be delivered, on the way that their messages go back: through their
 * own Exchange, with the null sender, so that a report never causes another one.
 */
final class FailureReporter {
  private static final Logger LOG = LoggerFactory.getLogger(FailureReporter.class);

  /** More of the original's header than this is left out: a report is for reading. */
  private static final int MAX_HEADER = 64 * 1024;

  private final ConnectionLookup connections;
  private final MessageStore messages;
  private final ExchangeOnline exchange;
  private final Clock clock;

  FailureReporter(
      ConnectionLookup connections, MessageStore messages, ExchangeOnline exchange, Clock clock) {
    this.connections = connections;
    this.messages = messages;
    this.exchange = exchange;
    this.clock = clock;
  }

  /** Tries to report the recipients that failed; the message must have a sender. */
  Result attempt(MessageRecord entry) {
    Stopwatch time = new Stopwatch(clock);
    Attempt attempt = send(entry);
    List<RecipientOutcome> outcomes = entry.recipients();
    if (attempt.wasTaken()) {
      outcomes = Outcomes.reported(outcomes);
    } else if (isRefused(attempt)) {
      outcomes = Outcomes.held(outcomes);
    }
    return new Result(
        attempt,
        entry.with(
            entry.state(),
            outcomes,
            entry.progress().with(time.attempt("REPORT:" + attempt.answer()))));
  }

  private Attempt send(MessageRecord entry) {
    try {
      Connection connection = connections.require(entry.subscriptionId());
      NonDeliveryReport report =
          NonDeliveryReport.of(
              entry, connection.requireRelayDomain(), header(entry), clock.instant());
      Envelope toSender = new Envelope("", List.of(entry.mailFrom()));
      return Attempt.of(null, exchange.send(connection, toSender, report));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Message {}: no report could be sent: {}", entry.messageId(), Logs.of(e));
      return Attempt.failed(e);
    }
  }

  private String header(MessageRecord entry) {
    try (InputStream message = messages.open(entry.messageId())) {
      StringBuilder header = new StringBuilder();
      for (String field : HeaderBlock.fields(message)) {
        if (!HeaderBlock.isNamed(field, MailContract.TENANT_HEADER)
            && header.length() + field.length() <= MAX_HEADER) {
          header.append(field);
        }
      }
      return header.toString();
    } catch (IOException | RuntimeException e) {
      // The sender has to know even if the message itself cannot be read any more.
      LOG.warn("Message {}: the report goes without its header: {}", entry.messageId(), Logs.of(e));
      return "";
    }
  }

  private static boolean isRefused(Attempt attempt) {
    return attempt.replies().stream()
        .map(RecipientReply::reply)
        .map(ExchangeAnswer::of)
        .anyMatch(answer -> answer == ExchangeAnswer.FAILED || answer == ExchangeAnswer.LOOP);
  }
}
