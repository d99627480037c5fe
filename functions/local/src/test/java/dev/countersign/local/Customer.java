package dev.countersign.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.demo.ApiClient;
import dev.countersign.local.cli.demo.Onboarding;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Step;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Brightwater with a new subscription, and the two people who connect it. */
final class Customer extends ConnectionWatch {
  private final AutomaticAdministrator administrator;
  private final Onboarding onboarding;

  private Customer(ApiClient api, AutomaticAdministrator administrator, Onboarding onboarding) {
    super(api, onboarding.subscribe("Brightwater Instruments"));
    this.administrator = administrator;
    this.onboarding = onboarding;
  }

  static Customer subscribed(LocalDeployment deployment) {
    return subscribed(deployment, step -> {});
  }

  /**
   * @param browsing is told every request of the administrator's browser
   */
  static Customer subscribed(LocalDeployment deployment, Consumer<Step> browsing) {
    ApiClient api =
        new ApiClient(
            deployment.cloud().endpoints().api(), deployment.cloud().issuer().token("ada"));
    AutomaticAdministrator administrator =
        new AutomaticAdministrator(SampleOrganization.BRIGHTWATER_ADMINISTRATOR, browsing);
    Progress silent =
        new Progress(new PrintStream(OutputStream.nullOutputStream()), Clock.systemUTC());
    return new Customer(api, administrator, new Onboarding(api, administrator, silent));
  }

  AutomaticAdministrator administrator() {
    return administrator;
  }

  Onboarding onboarding() {
    return onboarding;
  }

  /** Up to the code for Exchange Online; returns what the administrator has to do. */
  JsonNode consentAndChoose() {
    onboarding.consent(onboarding.start(subscriptionId));
    return onboarding.chooseScopes(subscriptionId);
  }

  /** The same, with the mail of one group. */
  JsonNode consentAndChooseGroup(String groupId) {
    onboarding.consent(onboarding.start(subscriptionId));
    awaitAction("CHOOSE_SYNC_SCOPE");
    choose("sync-scope", Map.of("scope", "ALL_USERS"));
    awaitAction("CHOOSE_ROUTING_SCOPE");
    choose("routing-scope", Map.of("scope", "GROUP", "groupId", groupId));
    return awaitAction("ENTER_CODE").path("next");
  }

  private void choose(String what, Map<String, String> choice) {
    api.put("/subscriptions/" + subscriptionId + "/connection/" + what, choice);
  }

  /** Connects; returns how it ended. */
  JsonNode connect() {
    api.post("/subscriptions/" + subscriptionId + "/connection", Map.of());
    return new Walk(this).toTheEnd();
  }

  /**
   * Disconnects; returns how it ended.
   *
   * @param query empty, or with a question mark
   */
  JsonNode disconnect(String query) {
    api.delete("/subscriptions/" + subscriptionId + "/connection" + query);
    return new Walk(this).toTheEnd();
  }

  /** Disconnects by the link that stands beside the code; returns how it ended. */
  JsonNode disconnectByLink() {
    api.delete("/subscriptions/" + subscriptionId + "/connection");
    administrator.accept(URI.create(awaitAction("ENTER_CODE").at("/next/url").asText()));
    return awaitStatus("NOT_CONNECTED");
  }

  /** Asks for the connection to be taken down, and does nothing about it. */
  void startDisconnecting() {
    api.delete("/subscriptions/" + subscriptionId + "/connection");
  }

  /** Lets us work in Exchange Online with nobody signed in. */
  void allowAppOnly() {
    api.put("/subscriptions/" + subscriptionId + "/connection/app-only", Map.of("allowed", true));
  }

  /** Takes that back. */
  void forbidAppOnly() {
    api.put("/subscriptions/" + subscriptionId + "/connection/app-only", Map.of("allowed", false));
  }

  /** Allows it, and to let mail flow unsigned while Exchange takes none back. */
  void allowUnsignedWhenBroken() {
    api.put(
        "/subscriptions/" + subscriptionId + "/connection/app-only",
        Map.of("allowed", true, "unsignedWhenBroken", true));
  }

  /** Puts our objects back; returns how it ended. */
  JsonNode repair() {
    api.post("/subscriptions/" + subscriptionId + "/connection/repair", Map.of());
    return new Walk(this).toTheEnd();
  }

  /** The audit trail. */
  JsonNode audit() {
    return api.get("/subscriptions/" + subscriptionId + "/audit");
  }

  /** Asks for a new secret in the routing rule. */
  void rotateSecret() {
    api.post("/subscriptions/" + subscriptionId + "/connection/secret-rotation", Map.of());
  }

  /** What was done, newest first. */
  List<String> auditedActions() {
    return api.get("/subscriptions/" + subscriptionId + "/audit?limit=100")
        .findValuesAsText("action");
  }

  /** What the last disconnecting took down. */
  JsonNode receipt() {
    return api.get("/subscriptions/" + subscriptionId + "/connection/receipt");
  }

  /** Answers a question for a scope: all users. */
  void choose(String scope) {
    api.put(
        "/subscriptions/" + subscriptionId + "/connection/" + scope, Map.of("scope", "ALL_USERS"));
  }

  /** Somebody else, in another browser, enters the code. */
  static void enterCode(String account, JsonNode next) {
    new AutomaticAdministrator(account)
        .enterDeviceCode(
            URI.create(next.path("verificationUri").asText()), next.path("userCode").asText());
  }

  /** Says no to the code. */
  void declineCode(JsonNode next) {
    administrator.declineDeviceCode(
        URI.create(next.path("verificationUri").asText()), next.path("userCode").asText());
  }

  /** Says no to every code, until no other one is asked for; returns how it ended. */
  JsonNode declineAllCodes() {
    JsonNode next = awaitAction("ENTER_CODE").path("next");
    while (next.path("action").asText().equals("ENTER_CODE")) {
      declineCode(next);
      next = awaitAfter(next).path("next");
    }
    return new Walk(this).toTheEnd();
  }

  /** Agrees to the plan. */
  void confirmChanges() {
    api.put(
        "/subscriptions/" + subscriptionId + "/connection/confirmation", Map.of("confirmed", true));
  }
}
