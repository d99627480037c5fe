package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.run.Created;
import dev.countersign.core.run.Created.Kind;
import dev.countersign.core.run.RunTask.RunInput;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    rewrite("TransportRule", "Countersign routing", "Countersign routing");

    disable();

    assertThat(tenant.get("Get-TransportRule", "Countersign routing").path("State").asText())
        .isEqualTo("Disabled");
    takeDown();
    assertThat(tenant.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "TransportRule, Countersign routing",
    "TransportRule, Countersign recall reports",
    "TransportRule, Countersign out of office",
    "OutboundConnector, Countersign outbound",
    "InboundConnector, Countersign inbound"
  })
  void whatHasAnotherNameAndAnotherCommentIsKnownByWhatItDoes(String noun, String name) {
    rewrite(noun, name, "Ben's");

    disable();
    takeDown();

    assertThat(tenant.state()).isEqualTo(before);
  }

  /** Two of our deployments, one of them for trying, may be connected with one organisation. */
  @Test
  void whatAnotherSubscriptionMadeStays() {
    String others = ExchangeObjects.comment("another0ne00", "Countersign out of office");
    tenant.invoke(
        "Set-TransportRule",
        Map.of("Identity", "Countersign out of office", "Name", "Theirs", "Comments", others));
    tenant.invoke(
        "Set-OutboundConnector",
        Map.of("Identity", "Countersign outbound", "Name", "Theirs, too", "Comment", others));

    disable();
    takeDown();

    assertThat(tenant.get("Get-TransportRule", "Theirs").path("State").asText())
        .isEqualTo("Enabled");
    assertThat(tenant.get("Get-OutboundConnector", "Theirs, too").path("Comment").asText())
        .isEqualTo(others);
  }

  private void rewrite(String noun, String name, String newName) {
    tenant.invoke(
        "Set-" + noun,
        Map.of(
            "Identity",
            name,
            "Name",
            newName,
            noun.equals("TransportRule") ? "Comments" : "Comment",
            "Ask Ben before you touch this"));
  }

  private void disable() {
    new DisableRules(tenant.ports, Tenant.INGRESS, tenant.ports.clock()).handle(DOWN);
  }

  private void takeDown() {
    Tenant.EGRESS.forEach(address -> record(Kind.ALLOWED_ADDRESS, address));
    new UndoProvisioning(tenant.ports).handle(DOWN);
  }

  private void record(Kind kind, String identity) {
    tenant.ports.journal().record(DOWN.subscriptionId(), DOWN.runId(), new Created(kind, identity));
  }
}
