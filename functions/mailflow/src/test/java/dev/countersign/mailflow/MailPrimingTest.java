package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ManualClock;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.Priming;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailPrimingTest {
  private static final Logger LOG = Logger.getLogger(Priming.class.getName());

  private final ManualClock clock = new ManualClock();
  private final Environment environment = LocalTables.freshEnvironment();
  private final Tables tables = LocalTables.of(environment);
  private final InMemoryRelayQueue queue = new InMemoryRelayQueue();
  private final List<String> asked = new ArrayList<>();
  private final MailPorts ports =
      new MailPorts(
          tables.ledger(),
          tables.messageSearch(),
          new DynamoDbConnectionStore(tables.subscriptions()),
          new DynamoDbBreakerStore(tables.subscriptions()),
          new DynamoDbReturnStore(tables.subscriptions()),
          new InMemoryMessageStore(),
          queue,
          "countersign",
          clock);
  private final List<String> warnings = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord warning) {
          warnings.add(warning.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(handler);
  }

  @Test
  void acceptMessageIsPrimedWithoutATrace() {
    prime(AcceptPriming.of(new TenantCheck(ports.connections(), clock), ports.ledger()));

    assertNothingHappened();
  }

  @Test
  void relayMessageIsPrimedWithoutATrace() {
    prime(
        new RelayPriming(
                ports,
                tables.lookup(clock),
                relayDomain -> {
                  asked.add(relayDomain);
                  throw new ConnectionBroken(ConnectionBroken.CERTIFICATE_MISSING, null);
                })
            .priming());

    assertNothingHappened();
    assertThat(asked).containsExactly("priming.invalid");
  }

  @SuppressWarnings("NullAway") // Lambda's runtime hands over none.
  private static void prime(Priming priming) {
    Context<? extends Resource> none = null;
    priming.beforeCheckpoint(none);
  }

  private void assertNothingHappened() {
    assertThat(warnings).as("steps that failed").isEmpty();
    assertThat(LocalTables.itemCount(environment)).isZero();
    assertThat(queue.sent).isEmpty();
  }
}
