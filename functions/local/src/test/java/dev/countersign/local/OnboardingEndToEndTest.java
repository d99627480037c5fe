package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.identity.browser.Page;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Runs that do not end well, through everything that is deployed. */
class OnboardingEndToEndTest {
  private static LocalDeployment deployment;
  private static Runs runs;
  private Configuration before;
  private Customer customer;

  @BeforeAll
  static void start() {
    deployment = Deployments.start();
    runs = new Runs();
  }

  @AfterAll
  static void stop() {
    runs.close();
    deployment.close();
  }

  @BeforeEach
  void subscribe() {
    before = deployment.exchange().configuration();
    customer = Customer.subscribed(deployment);
  }

  @AfterEach
  void clearFaults() {
    deployment.exchange().adminFaults().clear();
  }

  @Test
  void whoDeclinesEveryCodeFailsTheRunAndLeavesNothing() {
    customer.consentAndChoose();
    customer.declineAllCodes();

    JsonNode failure = failure();
    assertThat(failure.path("code").asText()).isEqualTo("AuthorizationDeclined");
    assertThat(failure.path("message").asText())
        .contains("declined", "Nothing was changed in Exchange Online", "Global Administrator");
    assertThatNothingIsLeft();
  }

  @Test
  void aRefusedProvisioningStepFailsTheRunAndLeavesNothing() {
    deployment.exchange().adminFaults().add("New-InboundConnector", AdminFault.status(403), 10);
    customer.onboarding().authorize(customer.consentAndChoose());

    JsonNode failure = failure();
    assertThat(failure.path("code").asText()).isEqualTo("ExchangeAccessDenied");
    assertThat(failure.path("step").asText()).isEqualTo("CreateInboundConnector");
    assertThatNothingIsLeft();
  }

  @Test
  void declinedConsentLeavesTheRunWaitingAndTheLinkWorksAgain() {
    String link = customer.onboarding().start(customer.subscriptionId());

    Page declined = customer.administrator().declineAdminConsent(URI.create(link));

    assertThat(declined.status()).isEqualTo(403);
    assertThat(declined.text()).contains("Consent was not given", "still waits");
    JsonNode waiting = customer.connection();
    assertThat(waiting.path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(waiting.path("next").path("url").asText()).isEqualTo(link);
    customer.onboarding().consent(link);
    customer.awaitAction("CHOOSE_SYNC_SCOPE");
    customer.disconnect("");
  }

  /** Waits for the failure that the API shows; the execution has to agree. */
  private JsonNode failure() {
    JsonNode view = customer.awaitStatus("FAILED");
    DescribeExecutionResponse end = runs.awaitEnd(view.path("executionArn").asText());
    assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(end.error()).isEqualTo("OnboardingFailed");
    assertThat(view.path("next").path("action").asText()).isEqualTo("CONNECT");
    return view.path("failure");
  }

  private void assertThatNothingIsLeft() {
    assertThat(ExchangeState.text(deployment.exchange().configuration()))
        .isEqualTo(ExchangeState.text(before));
    String relayDomain = customer.subscriptionId() + ".relay.countersign.example";
    assertThat(deployment.organization().domains().find(relayDomain)).isNull();
    assertThat(deployment.cloud().zones().txt(relayDomain)).isEmpty();
    try (StoredData data = new StoredData()) {
      assertThat(data.dumpOf(customer.subscriptionId()))
          .contains("Brightwater Instruments")
          .doesNotContain("@brightwater.example", "lena.hoffmann", "brightwater.mail.protection");
    }
  }
}
