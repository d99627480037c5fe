package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.run.Created;
import dev.countersign.core.run.Created.Kind;
import dev.countersign.core.run.RunTask.RunInput;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection is taken down in the safe order, whatever the order of the journal. */
class TakingDownTest {
  private static final RunInput DOWN = new RunInput(Tenant.SUBSCRIPTION, "down");

  private final Tenant tenant = Tenant.administeredBy("Global Administrator");
  private String before = "";

  @BeforeEach
  void connect() {
    tenant.invoke("Enable-OrganizationCustomization", Map.of());
    before = tenant.state();
    tenant.connect(Tenant.INPUT);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  /** Disconnecting takes the runs over in the order of their random names. */
  @Test
  void rulesOfALaterRunGoBeforeTheConnectorsOfAnEarlierOne() {
    record(Kind.TRANSPORT_RULE, "Countersign routing");
    record(Kind.TRANSPORT_RULE, "Countersign recall reports");
    record(Kind.TRANSPORT_RULE, "Countersign out of office");
    Tenant.EGRESS.forEach(address -> record(Kind.ALLOWED_ADDRESS, address));
    record(Kind.INBOUND_CONNECTOR, "Countersign inbound");
    record(Kind.OUTBOUND_CONNECTOR, "Countersign outbound");

    new UndoProvisioning(tenant.ports).handle(DOWN);

    assertThat(tenant.state()).isEqualTo(before);
  }

  /** Otherwise mail would be routed to us after the way back is closed. */
  @Test
  void theRoutingRuleWhoseCommentSomebodyRewroteIsSwitchedOffAndRemoved() {
    tenant.invoke(
        "Set-TransportRule",
        Map.of("Identity", "Countersign routing", "Comments", "Ask Ben before you touch this"));

    new DisableRules(tenant.ports, tenant.ports.clock()).handle(DOWN);

    assertThat(tenant.get("Get-TransportRule", "Countersign routing").path("State").asText())
        .isEqualTo("Disabled");
    Tenant.EGRESS.forEach(address -> record(Kind.ALLOWED_ADDRESS, address));
    new UndoProvisioning(tenant.ports).handle(DOWN);
    assertThat(tenant.state()).isEqualTo(before);
  }

  @Test
  void theReceiveConnectorWhoseCommentSomebodyRewroteIsRemoved() {
    tenant.invoke(
        "Set-InboundConnector",
        Map.of("Identity", "Countersign inbound", "Comment", "Ask Ben before you touch this"));

    new DisableRules(tenant.ports, tenant.ports.clock()).handle(DOWN);
    Tenant.EGRESS.forEach(address -> record(Kind.ALLOWED_ADDRESS, address));
    new UndoProvisioning(tenant.ports).handle(DOWN);

    assertThat(tenant.state()).isEqualTo(before);
  }

  private void record(Kind kind, String identity) {
    tenant.ports.journal().record(DOWN.subscriptionId(), DOWN.runId(), new Created(kind, identity));
  }
}
