package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.Broken;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbStatusStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.mailflow.smtp.ExchangeServer;
import dev.countersign.mailflow.smtp.TestAuthority;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyReturnPathTest {
  private static final String PARENT = "relay.countersign.example";
  private static final String PROBE = "probe@" + PARENT;

  private final Table table = LocalTables.fresh().subscriptions();
  private final ManualClock clock = new ManualClock();
  private final StatusStore statuses = new DynamoDbStatusStore(table, clock);
  private final BreakerStore breakers = new DynamoDbBreakerStore(table);
  private final TestAuthority authority = new TestAuthority();
  private final ExchangeServer server = new ExchangeServer(authority, "localhost");
  private final RunInput input = Samples.read(Samples.event("VerifyReturnPath"), RunInput.class);

  @BeforeEach
  void connect() {
    new DynamoDbConnectionStore(table).save(Samples.connection());
    statuses.begin(SUBSCRIPTION, input.runId());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void getsAsFarAsTheRecipientAndSendsNothing() {
    task(authority::clientSockets).handle(input);

    assertThat(server.recipientsTried()).containsExactly(PROBE);
    assertThat(server.deliveries()).isEmpty();
  }

  @Test
  void isTriedAgainWhileTheConnectorHasNoEffectYetAndTheStatusSaysSo() {
    server.refuse(PROBE, 550, "5.7.64 TenantAttribution; Relay Access Denied");
    VerifyReturnPath task = task(authority::clientSockets);

    assertThatThrownBy(() -> task.handle(input))
        .isInstanceOf(ReturnPathNotReady.class)
        .hasMessageContaining("550 5.7.64");
    ConnectionStatus.Waiting waiting =
        Objects.requireNonNull(statuses.find(SUBSCRIPTION).waiting());
    assertThat(waiting.code()).isEqualTo("ReturnPathNotReady");
    assertThat(waiting.since()).isEqualTo(clock.instant());

    server.accept(PROBE);
    task.handle(input);
  }

  @Test
  void aHostThatIsNotReachedIsTriedAgain() {
    server.close();

    assertThatThrownBy(() -> task(authority::clientSockets).handle(input))
        .isInstanceOf(ReturnPathNotReady.class)
        .hasMessageContaining("port 25");
  }

  @Test
  void aMissingCertificateSaysWhichOneAndWhere() {
    VerifyReturnPath task =
        task(
            domain -> {
              throw new ConnectionBroken(ConnectionBroken.CERTIFICATE_MISSING, null);
            });

    assertThatThrownBy(() -> task.handle(input))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("ClientCertificateMissing")
        .hasMessageContaining(Samples.RELAY_DOMAIN + " (CERTIFICATE_MISSING)");
  }

  @Test
  void anOpenCircuitIsTriedByTheNextMessageBecauseItLooksMended() {
    Instant since = clock.instant();
    breakers.replace(
        SUBSCRIPTION, null, new Broken(since, "550 5.7.64", 9, since.plusSeconds(3600)));

    task(authority::clientSockets).handle(input);

    assertThat(breakers.find(SUBSCRIPTION)).contains(new Broken(since, "550 5.7.64", 9, since));
  }

  private VerifyReturnPath task(ClientCertificates certificates) {
    return new VerifyReturnPath(
        statuses,
        new DynamoDbConnectionStore(table),
        breakers,
        new ReturnPath(certificates, server.port()),
        PARENT);
  }
}
