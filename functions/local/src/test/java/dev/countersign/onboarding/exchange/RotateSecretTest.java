package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.core.dynamodb.DynamoDbAuditTrail;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At every moment, and wherever a rotation is cut off, the secret in the rule is a valid one. */
class RotateSecretTest {
  private static final RunInput RUN = new RunInput(Tenant.SUBSCRIPTION, "run2");
  private static final SecretName KEPT =
      new SecretName(Tenant.SUBSCRIPTION, "run2", "TenantSecret");

  private final ManualClock clock = new ManualClock();
  private final Tenant tenant = new Tenant(clock, Duration.ZERO, "Global Administrator");
  private final SecretStore secrets = new HeldSecrets();
  private final DynamoDbAuditTrail audit =
      new DynamoDbAuditTrail(LocalTables.fresh().audit(), clock);
  private final RotateSecret task = new RotateSecret(tenant.ports, secrets, audit);
  private TenantHeader before;

  @BeforeEach
  void connect() {
    tenant.connect(Tenant.INPUT);
    before = inRule();
  }

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void theRuleGetsANewSecretAndTheOneBeforeStaysValidForThreeDays() {
    task.handle(RUN);

    TenantHeader now = inRule();
    assertThat(now.secretHash()).isNotEqualTo(before.secretHash());
    assertThat(connection().secretHash()).isEqualTo(now.secretHash());
    assertThat(isTaken(before)).isTrue();
    clock.advance(Connection.SECRET_OVERLAP);
    assertThat(isTaken(before)).isFalse();
    assertThat(isTaken(now)).isTrue();
    assertThat(audit.read(Tenant.SUBSCRIPTION, null, 9).entries())
        .extracting(entry -> entry.action())
        .containsExactly("RotateSecret");
  }

  @Test
  void doneAgainItChangesNothing() {
    task.handle(RUN);
    TenantHeader first = inRule();
    task.handle(RUN);

    assertThat(inRule().secretHash()).isEqualTo(first.secretHash());
    assertThat(connection().otherSecrets()).hasSize(1);
  }

  @Test
  void anAnswerThatGotLostLosesNoMail() {
    tenant.exchange.faults().add("Set-TransportRule", AdminFault.droppedAfterwards(), 1);
    assertThatThrownBy(() -> task.handle(RUN)).isInstanceOf(TemporaryFailure.class);

    TenantHeader set = inRule();
    assertThat(set.secretHash()).isNotEqualTo(before.secretHash());
    assertThat(isTaken(set)).isTrue();
    assertThat(isTaken(before)).isTrue();
    task.handle(RUN);
    assertThat(inRule().secretHash()).isEqualTo(set.secretHash());
    assertThat(connection().secretHash()).isEqualTo(set.secretHash());
  }

  /** The run ends, and with it what it kept: weeks later mail still flows. */
  @Test
  void aRotationThatIsGivenUpLeavesTheRulesSecretValidForGood() {
    tenant.exchange.faults().add("Set-TransportRule", AdminFault.droppedAfterwards(), 1);
    assertThatThrownBy(() -> task.handle(RUN)).isInstanceOf(TemporaryFailure.class);
    secrets.delete(KEPT);
    clock.advance(Duration.ofDays(60));
    assertThat(isTaken(inRule())).isTrue();

    tenant.connect(new RunInput(Tenant.SUBSCRIPTION, "run3"));
    assertThat(connection().secretHash()).isEqualTo(inRule().secretHash());
    clock.advance(Connection.SECRET_OVERLAP);
    assertThat(isTaken(before)).isFalse();
  }

  @Test
  void aSecretThatExchangeRefusesLeavesTheOneBefore() {
    tenant.exchange.faults().add("Set-TransportRule", AdminFault.status(403), 1);
    assertThatThrownBy(() -> task.handle(RUN)).isInstanceOf(PermanentFailure.class);

    assertThat(inRule().secretHash()).isEqualTo(before.secretHash());
    clock.advance(Duration.ofDays(60));
    assertThat(isTaken(before)).isTrue();
  }

  @Test
  void aRuleThatSomebodyHasRenamedIsStillTheRule() {
    tenant.invoke(
        "Set-TransportRule", Map.of("Identity", ExchangeObjects.ROUTING, "Name", "Signatures"));
    task.handle(RUN);

    assertThat(connection().secretHash()).isEqualTo(in("Signatures").secretHash());
    assertThat(connection().secretHash()).isNotEqualTo(before.secretHash());
  }

  @Test
  void withoutARuleItSaysWhatToDo() {
    tenant.invoke("Remove-TransportRule", Map.of("Identity", ExchangeObjects.ROUTING));

    assertThatThrownBy(() -> task.handle(RUN))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("RuleMissing");
  }

  private boolean isTaken(TenantHeader header) {
    return connection().recognises(header, clock.instant());
  }

  private Connection connection() {
    return tenant.ports.connections().require(Tenant.SUBSCRIPTION);
  }

  private TenantHeader inRule() {
    return in(ExchangeObjects.ROUTING);
  }

  private TenantHeader in(String rule) {
    String header =
        tenant
            .exchange
            .configuration()
            .transportRules()
            .find(rule)
            .orElseThrow()
            .text("SetHeaderValue");
    return TenantHeader.parse(String.valueOf(header)).orElseThrow();
  }
}
