package dev.countersign.local.microsoft365.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.exchange.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportRuleCmdletsTest {

  private static final String OWN = "Brightwater mark external mail";

  private final AdminFixture fixture = new AdminFixture();
  private final AdminClient admin = fixture.admin;

  @BeforeEach
  void createTheConnector() {
    admin.run("New-OutboundConnector", Connectors.outbound());
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void createsARuleInFrontOfTheCustomersOwn() {
    admin.run("New-TransportRule", Connectors.routing());

    JsonNode rules = admin.run("Get-TransportRule", Map.of()).body().path("value");
    assertThat(rules.findValuesAsText("Name")).containsExactly("Countersign routing", OWN);
    assertThat(rules.findValuesAsText("Priority")).containsExactly("0", "1");
    assertThat(rules.path(0).path("State").asText()).isEqualTo("Enabled");
    assertThat(rules.path(0).path("ExceptIfMessageSizeOver").asText())
        .isEqualTo("22.5 MB (23,592,960 bytes)");
  }

  @Test
  void createsADisabledRuleAndEnablesItLater() {
    Map<String, Object> routing = Connectors.routing();
    routing.put("Enabled", false);
    admin.run("New-TransportRule", routing);
    assertThat(state()).isEqualTo("Disabled");

    admin.run("Enable-TransportRule", Map.of("Identity", "Countersign routing"));
    assertThat(state()).isEqualTo("Enabled");

    admin.run("Disable-TransportRule", Map.of("Identity", "Countersign routing", "Confirm", false));
    assertThat(state()).isEqualTo("Disabled");
  }

  @Test
  void appendsARuleWithoutAPriority() {
    Map<String, Object> routing = Connectors.routing();
    routing.remove("Priority");

    assertThat(admin.run("New-TransportRule", routing).only().path("Priority").asInt())
        .isEqualTo(1);
  }

  @Test
  void movesARule() {
    admin.run("New-TransportRule", Connectors.routing());

    admin.run("Set-TransportRule", Map.of("Identity", "Countersign routing", "Priority", 1));

    assertThat(admin.run("Get-TransportRule", Map.of()).names())
        .containsExactly(OWN, "Countersign routing");
  }

  @Test
  void warnsWhenASetChangesNothing() {
    admin.run("New-TransportRule", Connectors.routing());

    Answer answer =
        admin.run("Set-TransportRule", Map.of("Identity", "Countersign routing", "Priority", 0));

    assertThat(answer.warning()).contains("have been modified");
  }

  @Test
  void canOnlyBeEnabledOnCreationOrByItsOwnCmdlet() {
    Answer answer = admin.call("Set-TransportRule", Map.of("Identity", OWN, "Enabled", false));

    assertThat(answer.errorType()).endsWith("ParameterBindingException");
  }

  @ParameterizedTest
  @CsvSource({
    "ExceptIfHeaderContainsWords,, must be specified together",
    "SetHeaderValue,, must be specified together",
    "Priority, 7, out of range",
    "RouteMessageOutboundConnector, Nothing, couldn't be found",
    "RouteMessageOutboundConnector, Brightwater to logistics partner, IsTransportRuleScoped",
    "FromMemberOf, nobody@brightwater.example, couldn't be found",
    "FromScope, Everywhere, Cannot convert value",
    "ExceptIfMessageSizeOver, 22.5MB, ByteQuantifiedSize",
    "ExceptIfSubjectMatchesMood, happy, A parameter cannot be found",
    "FromAddressMatchesPatterns, (, Pattern",
    "Name,, missing mandatory parameters: Name",
  })
  void refusesParametersThatMakeNoSense(String parameter, String value, String error) {
    Map<String, Object> routing = Connectors.routing();
    routing.remove(parameter);
    if (value != null) {
      routing.put(parameter, value);
    }

    Answer answer = admin.call("New-TransportRule", routing);

    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.errorDetail()).contains(error);
    assertThat(admin.run("Get-TransportRule", Map.of()).names()).containsExactly(OWN);
  }

  @Test
  void takesOneMessageTypeOnly() {
    Map<String, Object> routing = Connectors.routing();
    routing.put("ExceptIfMessageTypeMatches", List.of("OOF", "Calendaring"));

    assertThat(admin.call("New-TransportRule", routing).errorType())
        .endsWith("ParameterBindingException");
  }

  @Test
  void refusesARuleThatDoesNothing() {
    Answer answer =
        admin.call("New-TransportRule", Map.of("Name", "Idle", "FromScope", "InOrganization"));

    assertThat(answer.errorDetail()).contains("at least one action");
  }

  @Test
  void keepsAConnectorThatARuleUses() {
    admin.run("New-TransportRule", Connectors.routing());

    Answer removal =
        admin.call("Remove-OutboundConnector", Map.of("Identity", "Countersign outbound"));
    assertThat(removal.errorDetail()).contains("used by the transport rule");

    admin.run("Remove-TransportRule", Map.of("Identity", "Countersign routing"));
    admin.run("Remove-OutboundConnector", Map.of("Identity", "Countersign outbound"));
    assertThat(admin.run("Get-TransportRule", Map.of()).names()).containsExactly(OWN);
  }

  private String state() {
    return admin
        .run("Get-TransportRule", Map.of("Identity", "Countersign routing"))
        .only()
        .path("State")
        .asText();
  }
}
