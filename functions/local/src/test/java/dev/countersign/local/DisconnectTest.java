package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.identity.ConditionalAccess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection is taken down, whatever happened to it before. */
class DisconnectTest extends ConnectedCustomer {
  private static final String TENANT = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";

  @AfterEach
  void clear() {
    deployment.exchange().adminFaults().clear();
  }

  @Test
  void leavesEverythingAsItWasBeforeConnectingAndSaysSo() {
    JsonNode end = customer.disconnect("");

    assertThat(end.path("status").asText()).isEqualTo("NOT_CONNECTED");
    left.assertNothing();
    assertThat(TakenDown.taken(customer)).containsExactlyElementsOf(TakenDown.everything(customer));
    assertThat(customer.receipt().path("byHand")).isEmpty();
  }

  /** The scopes that somebody chose stayed once, and with them a group's name and address. */
  @Test
  void forgetsTheChosenScopesAndTheGroups() {
    String group = Deployments.pilotGroup(deployment).id();
    customer.onboarding().authorize(customer.consentAndChooseGroup(group));
    customer.awaitAction("CONFIRM_CHANGES");
    customer.confirmChanges();
    customer.awaitStatus("CONNECTED");
    customer.disconnect("");

    left.assertNothingButThePast();
    left.assertNothing();
  }

  @Test
  void canBeConnectedAgain() {
    customer.disconnect("");

    assertThat(customer.connect().path("status").asText()).isEqualTo("CONNECTED");
    customer.disconnect("");
    left.assertNothing();
  }

  @Test
  void whoDeclinesEveryCodeChangesNothing() {
    Configuration connected = deployment.exchange().configuration();
    customer.startDisconnecting();
    JsonNode end = customer.declineAllCodes();

    assertThat(end.path("failure").path("code").asText()).isEqualTo("AuthorizationDeclined");
    assertThat(ExchangeState.text(deployment.exchange().configuration()))
        .isEqualTo(ExchangeState.text(connected));
    customer.disconnect("");
    left.assertNothing();
  }

  /** The link said that this onboarding is over: who may not use codes could not disconnect. */
  @Test
  void whoMayNotUseCodesDisconnectsByTheLink() {
    ConditionalAccess access = deployment.microsoft().identity().conditionalAccess();
    access.blockDeviceCode(TENANT, ConditionalAccess.Block.SIGN_IN);

    customer.disconnectByLink();
    access.allowDeviceCode(TENANT);

    left.assertNothing();
  }

  /** Mail would have been routed to us after the way back was closed. */
  @Test
  void theRuleIsRemovedAlsoWhenSomebodyRewroteItsComment() {
    administrator(
        "Set-TransportRule",
        Map.of("Identity", "Countersign routing", "Comments", "Ask Ben before you touch this"));

    customer.disconnect("");

    left.assertNothing();
  }

  @Test
  void whatIsGoneOrHasAnotherNameIsFoundByItsComment() {
    administrator("Remove-TransportRule", Map.of("Identity", "Countersign out of office"));
    administrator(
        "Set-TransportRule", Map.of("Identity", "Countersign routing", "Name", "Signatures"));

    customer.disconnect("");

    left.assertNothing();
    assertThat(TakenDown.taken(customer))
        .contains(
            "TRANSPORT_RULE Signatures REMOVED",
            "TRANSPORT_RULE Countersign routing ALREADY_GONE",
            "TRANSPORT_RULE Countersign out of office ALREADY_GONE");
  }

  @Test
  void withoutConsentTheDomainIsLeftAndTheReceiptSaysSo() {
    deployment.microsoft().identity().consents().revoke(TENANT, LocalApplication.CLIENT_ID);
    // A warm one would go on with its token, as it would in AWS.
    Functions functions = deployment.cloud().functions();
    functions.deploy(functions.function("RemoveRelayDomain"));

    customer.disconnect("");

    left.assertExchangeAsBefore();
    left.assertNothingIsKnown();
    String domain = customer.subscriptionId() + ".relay.countersign.example";
    assertThat(customer.receipt().path("byHand").toString())
        .isEqualTo("[{\"kind\":\"RELAY_DOMAIN\",\"identity\":\"" + domain + "\"}]");
    deployment.organization().domains().remove(domain);
  }

  @Test
  void whatTheAdministratorRemovedByHandNeedsNoSignIn() {
    removeByHand();

    JsonNode end = customer.disconnect("?removedByHand=true");

    assertThat(end.path("status").asText()).isEqualTo("NOT_CONNECTED");
    assertThat(end.path("steps").findValuesAsText("name")).doesNotContain("StartDeviceCode");
    left.assertNothing();
    assertThat(customer.receipt().path("byHand").findValuesAsText("identity"))
        .contains("Countersign routing", "203.0.113.10");
  }

  @Test
  void disconnectingWhileOnboardingIsInProgressStopsIt() {
    customer.disconnect("");
    customer.onboarding().consent(customer.onboarding().start(customer.subscriptionId()));
    customer.awaitStep("AwaitSyncScope");

    JsonNode end = customer.disconnect("");

    assertThat(end.path("status").asText()).isEqualTo("FAILED");
    assertThat(end.path("failure").path("code").asText()).isEqualTo("ExecutionStopped");
    left.assertNothing();
  }

  private void removeByHand() {
    for (String rule : List.of("routing", "out of office", "recall reports")) {
      administrator("Remove-TransportRule", Map.of("Identity", "Countersign " + rule));
    }
    administrator("Remove-InboundConnector", Map.of("Identity", "Countersign inbound"));
    administrator("Remove-OutboundConnector", Map.of("Identity", "Countersign outbound"));
    administrator(
        "Set-HostedConnectionFilterPolicy",
        Map.of(
            "Identity",
            "Default",
            "IPAllowList",
            Map.of(
                "@odata.type",
                "#Exchange.GenericHashTable",
                "Remove",
                List.of("203.0.113.10", "203.0.113.11"))));
  }

  private static void administrator(String cmdlet, Map<String, Object> parameters) {
    new ExchangeShell(deployment).run(cmdlet, parameters);
  }
}
