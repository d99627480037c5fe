package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.connection.Broken;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.Returns;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoDbBreakerStoreTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Broken FIRST = new Broken(NOW, "550 5.7.64", 0, NOW.plusSeconds(60));
  private static final Broken SECOND = new Broken(NOW, "550 5.7.64", 1, NOW.plusSeconds(180));

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbBreakerStore breakers = new DynamoDbBreakerStore(tables.subscriptions());
  private final DynamoDbReturnStore returns = new DynamoDbReturnStore(tables.subscriptions());

  @Test
  void letsOneOfSeveralChangeWhatTheySaw() {
    assertThat(breakers.find(SUBSCRIPTION)).isEmpty();
    assertThat(breakers.replace(SUBSCRIPTION, null, FIRST)).isTrue();
    assertThat(breakers.replace(SUBSCRIPTION, null, SECOND)).isFalse();
    assertThat(breakers.find(SUBSCRIPTION)).contains(FIRST);

    assertThat(breakers.replace(SUBSCRIPTION, FIRST, SECOND)).isTrue();
    assertThat(breakers.replace(SUBSCRIPTION, FIRST, SECOND)).isFalse();
    assertThat(breakers.find(SUBSCRIPTION)).contains(SECOND);

    assertThat(breakers.close(SUBSCRIPTION)).isTrue();
    assertThat(breakers.close(SUBSCRIPTION)).isFalse();
    assertThat(breakers.replace(SUBSCRIPTION, SECOND, FIRST)).as("closed meanwhile").isFalse();
  }

  @Test
  void keepsTheFirstReturnAndTheLast() {
    returns.note(SUBSCRIPTION, NOW);
    returns.note(SUBSCRIPTION, NOW.plusSeconds(9));
    assertThat(returns.find(SUBSCRIPTION)).contains(new Returns(NOW, NOW.plusSeconds(9)));
  }

  @Test
  void forgetsBothWithTheConnection() {
    DynamoDbConnectionStore connections = new DynamoDbConnectionStore(tables.subscriptions());
    connections.save(connection().withRotatedSecret("cd", NOW));
    assertThat(connections.require(SUBSCRIPTION))
        .isEqualTo(connection().withRotatedSecret("cd", NOW));
    returns.note(SUBSCRIPTION, NOW);
    breakers.replace(SUBSCRIPTION, null, FIRST);

    connections.remove(SUBSCRIPTION);
    assertThat(returns.find(SUBSCRIPTION)).isEmpty();
    assertThat(breakers.find(SUBSCRIPTION)).isEmpty();
  }

  private static Connection connection() {
    return new Connection(
        SUBSCRIPTION, "tid", "Brightwater", "initial", Set.of("d"), "host", "relay", "ab");
  }
}
