package dev.countersign.local.microsoft365.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.exchange.AdminClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorCmdletsTest {

  private final AdminFixture fixture = new AdminFixture();
  private final AdminClient admin = fixture.admin;

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void createsChangesAndRemovesAnOutboundConnectorBesideTheCustomersOwn() {
    JsonNode created = admin.run("New-OutboundConnector", Connectors.outbound()).only();
    admin.run(
        "Set-OutboundConnector", Map.of("Identity", "countersign OUTBOUND", "Comment", "changed"));
    JsonNode changed =
        admin
            .run("Get-OutboundConnector", Map.of("Identity", created.path("Guid").asText()))
            .only();

    assertThat(created.path("Enabled").asBoolean()).isTrue();
    assertThat(changed.path("Comment").asText()).isEqualTo("changed");
    assertThat(changed.path("SmartHosts").path(0).asText()).isEqualTo(Connectors.SMART_HOST);
    admin.run(
        "Remove-OutboundConnector", Map.of("Identity", "Countersign outbound", "Confirm", false));
    assertThat(admin.run("Get-OutboundConnector", Map.of()).names())
        .containsExactly("Brightwater to logistics partner");
  }

  @Test
  void refusesASecondConnectorOfTheSameName() {
    admin.run("New-OutboundConnector", Connectors.outbound());

    Answer second = admin.call("New-OutboundConnector", Connectors.outbound());

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.errorType())
        .isEqualTo("Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException");
  }

  @ParameterizedTest
  @CsvSource({
    "TlsDomain,, TlsDomain must be specified",
    "SmartHosts,, SmartHosts must be specified",
    "UseMXRecord,, SmartHosts can't be specified",
    "TlsSettings, EncryptionOnly, TlsDomain can only be specified",
    "ConnectorType, Partner, CloudServicesMailEnabled requires",
    "TlsSettings, Hope, Cannot convert value",
    "Name, 12345678901234567890123456789012345678901234567890123456789012345, too long",
  })
  void refusesOutboundParametersThatMakeNoSense(String parameter, String value, String error) {
    Map<String, Object> parameters = Connectors.outbound();
    parameters.remove(parameter);
    if (value != null) {
      parameters.put(parameter, value);
    }

    Answer answer = admin.call("New-OutboundConnector", parameters);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorDetail()).contains(error);
    assertThat(admin.run("Get-OutboundConnector", Map.of()).names()).hasSize(1);
  }

  @Test
  void needsRecipientDomainsWithoutARule() {
    Map<String, Object> parameters = Connectors.outbound();
    parameters.put("IsTransportRuleScoped", false);

    assertThat(admin.call("New-OutboundConnector", parameters).errorDetail())
        .contains("RecipientDomains must be specified");
  }

  @Test
  void storesSenderDomainsAsAddressSpaces() {
    admin.run("New-InboundConnector", Connectors.inbound());

    JsonNode read =
        admin.run("Get-InboundConnector", Map.of("Identity", "Countersign inbound")).only();

    assertThat(read.path("SenderDomains").path(0).asText()).isEqualTo("smtp:*;1");
    assertThat(read.path("EFSkipLastIP").asBoolean()).isFalse();
  }

  @Test
  void createsInboundConnectorsDisabledWhereMicrosoftDemandsIt() {
    fixture.administration.faults().keepInboundConnectorsDisabled(true);

    Answer created = admin.run("New-InboundConnector", Connectors.inbound());
    admin.run("Set-InboundConnector", Map.of("Identity", "Countersign inbound", "Enabled", true));

    assertThat(created.warning()).contains("disabled state. Contact Support");
    assertThat(
            admin
                .run("Get-InboundConnector", Map.of("Identity", "Countersign inbound"))
                .only()
                .path("Enabled")
                .asBoolean())
        .isFalse();
  }

  @Test
  void skipsTheLastAddressAfterASecondCall() {
    admin.run("New-InboundConnector", Connectors.inbound());

    admin.run(
        "Set-InboundConnector", Map.of("Identity", "Countersign inbound", "EFSkipLastIP", true));

    assertThat(
            admin
                .run("Get-InboundConnector", Map.of("Identity", "Countersign inbound"))
                .only()
                .path("EFSkipLastIP")
                .asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "TlsSenderCertificateName,, TlsSenderCertificateName must be specified",
    "SenderDomains,, missing mandatory parameters: SenderDomains",
    "ConnectorType, Partner, CloudServicesMailEnabled requires",
    "SenderDomains, a.*.example, Cannot convert value",
    "RequireTls, yes, System.Boolean",
  })
  void refusesInboundParametersThatMakeNoSense(String parameter, String value, String error) {
    Map<String, Object> parameters = Connectors.inbound();
    parameters.remove(parameter);
    if (value != null) {
      parameters.put(parameter, value);
    }

    Answer answer = admin.call("New-InboundConnector", parameters);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorDetail()).contains(error);
  }

  @Test
  void addsAddressesToTheCustomersOwn() {
    admin.run("Set-HostedConnectionFilterPolicy", allow(table("Add", "203.0.113.7")));

    assertThat(allowed()).containsExactly("198.51.100.24", "198.51.100.32/28", "203.0.113.7");
  }

  @Test
  void warnsWhenNothingChanges() {
    Answer answer =
        admin.run("Set-HostedConnectionFilterPolicy", allow(table("Add", "198.51.100.24")));

    assertThat(answer.warning()).contains("no settings of 'Default' have been modified");
  }

  @Test
  void removesOnlyTheAddressesThatAreNamed() {
    admin.run("Set-HostedConnectionFilterPolicy", allow(table("Remove", "198.51.100.24")));

    assertThat(allowed()).containsExactly("198.51.100.32/28");
  }

  @Test
  void replacesEverythingWithAPlainList() {
    admin.run("Set-HostedConnectionFilterPolicy", allow(List.of("203.0.113.7")));

    assertThat(allowed()).containsExactly("203.0.113.7");
  }

  @Test
  void doesNotBindAHashTableWithoutItsType() {
    Answer answer =
        admin.call(
            "Set-HostedConnectionFilterPolicy", allow(Map.of("Add", List.of("203.0.113.7"))));

    assertThat(answer.errorType()).endsWith("ParameterBindingException");
    assertThat(allowed()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"203.0.113.256", "203.0.113.0/23", "2001:db8::1", "ingress.example"})
  void refusesWhatIsNoAddressOfTheDocumentedForms(String address) {
    Answer answer = admin.call("Set-HostedConnectionFilterPolicy", allow(table("Add", address)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(allowed()).hasSize(2);
  }

  private List<String> allowed() {
    JsonNode policy =
        admin.run("Get-HostedConnectionFilterPolicy", Map.of("Identity", "Default")).only();
    List<String> addresses = new java.util.ArrayList<>();
    policy.path("IPAllowList").forEach(address -> addresses.add(address.asText()));
    return addresses;
  }

  private static Map<String, Object> allow(Object value) {
    return Map.of("Identity", "Default", "IPAllowList", value);
  }

  private static Map<String, Object> table(String verb, String address) {
    Map<String, Object> table = new HashMap<>();
    table.put("@odata.type", "#Exchange.GenericHashTable");
    table.put(verb, List.of(address));
    return table;
  }
}
