package dev.countersign.mailflow;

import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import java.time.Clock;

/** The relay over real tables and real SMTP, put together for tests. */
final class RelayParts {
  private final Tables tables;
  private final MessageStore messages;
  private final RelayQueue queue;
  private final ExchangeOnline exchange;
  private final Clock clock;

  RelayParts(
      Tables tables,
      MessageStore messages,
      RelayQueue queue,
      ClientCertificates certificates,
      int port,
      Clock clock) {
    this.tables = tables;
    this.messages = messages;
    this.queue = queue;
    this.exchange = MailPath.exchange(certificates, SmtpTimeouts.DEFAULT, clock, port);
    this.clock = clock;
  }

  /** As a function that was just started: what it remembers is its own. */
  MessageRelay relay(MessageSigner signer) {
    return new MailPath(
            new MailPorts(
                tables.ledger(),
                tables.messageSearch(),
                new DynamoDbConnectionStore(tables.subscriptions()),
                new DynamoDbBreakerStore(tables.subscriptions()),
                new DynamoDbReturnStore(tables.subscriptions()),
                messages,
                queue,
                "countersign",
                clock))
        .relay(signer, exchange);
  }
}
