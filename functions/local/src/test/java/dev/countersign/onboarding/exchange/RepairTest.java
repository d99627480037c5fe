package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.run.RunTask.RunInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of drift: seen, put back by the steps of a repair, and the customer's own untouched.
 */
class RepairTest {
  private static final RunInput REPAIR = new RunInput(Tenant.SUBSCRIPTION, "repair");

  private final Tenant tenant = Tenant.administeredBy("Global Administrator");
  private String before = "";

  @BeforeEach
  void connect() {
    tenant.connect(Tenant.INPUT);
    before = withoutIdentities(tenant.state());
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  /** What somebody may do to our objects. */
  static Stream<Arguments> drifts() {
    return Stream.of(
        drift("Set-OutboundConnector", "Countersign outbound", "Enabled", false),
        drift("Set-OutboundConnector", "Countersign outbound", "CloudServicesMailEnabled", false),
        drift("Set-InboundConnector", "Countersign inbound", "Enabled", false),
        drift("Set-InboundConnector", "Countersign inbound", "EFSkipLastIP", false),
        drift("Remove-InboundConnector", "Countersign inbound"),
        drift("Disable-TransportRule", "Countersign out of office"),
        drift("Disable-TransportRule", "Countersign routing"),
        drift("Set-TransportRule", "Countersign routing", "Mode", "Audit"),
        drift("Set-TransportRule", "Countersign routing", "StopRuleProcessing", false),
        drift("Set-TransportRule", "Countersign routing", "SetHeaderValue", "nobody's"),
        drift("Set-TransportRule", "Countersign out of office", "Comments", "Ask Ben"),
        drift("Set-OutboundConnector", "Countersign outbound", "Comment", "Ask Ben"),
        drift("Set-TransportRule", "Countersign routing", "Priority", 0),
        drift("Set-TransportRule", "Countersign routing", "Priority", 3),
        drift("Set-TransportRule", "Countersign out of office", "Priority", 3),
        drift("Set-TransportRule", "Brightwater mark external mail", "Priority", 0),
        drift("Remove-TransportRule", "Countersign recall reports"),
        drift("Remove-TransportRule", "Countersign routing"),
        drift(
            "Set-HostedConnectionFilterPolicy",
            "Default",
            "IPAllowList",
            Map.of("@odata.type", "#Exchange.GenericHashTable", "Remove", Tenant.EGRESS)));
  }

  @ParameterizedTest
  @MethodSource("drifts")
  void isPutBack(String cmdlet, Map<String, Object> parameters) {
    tenant.invoke(cmdlet, parameters);
    assertThat(withoutIdentities(tenant.state())).isNotEqualTo(before);

    tenant.connect(REPAIR);

    assertThat(withoutSecret(withoutIdentities(tenant.state()))).isEqualTo(withoutSecret(before));
  }

  @Test
  void anObjectOfTheCustomersThatHasOurNameIsNeverTouched() {
    tenant.invoke("Remove-InboundConnector", Map.of("Identity", "Countersign inbound"));
    tenant.invoke(
        "New-InboundConnector",
        Map.of(
            "Name", "Countersign inbound",
            "ConnectorType", "Partner",
            "SenderDomains", List.of("smtp:partner.example"),
            "RequireTls", true,
            "Comment", "ours, not yours"));
    String changed = tenant.state();

    assertThatThrownBy(() -> tenant.connect(REPAIR))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("NameTaken");

    new UndoProvisioning(tenant.ports).handle(REPAIR);
    assertThat(tenant.state()).isEqualTo(changed);
  }

  private static Arguments drift(String cmdlet, String identity) {
    return arguments(cmdlet, Map.of("Identity", identity));
  }

  private static Arguments drift(String cmdlet, String identity, String name, Object value) {
    return arguments(cmdlet, Map.of("Identity", identity, name, value));
  }

  /** What is made again is another object, and a rule may move behind others. */
  private static String withoutIdentities(String state) {
    return state.replaceAll("guid=[^,\\]]*", "");
  }

  /** A secret that was lost is replaced by another. */
  private static String withoutSecret(String state) {
    return state.replaceAll("kq7m2v9x4tza\\.[A-Za-z0-9_-]{43}", "secret");
  }
}
