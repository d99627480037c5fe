package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.CommandFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routing rule gets another secret while people go on sending. */
class SecretRotationTest {
  private static final String SENDER = "ada.admin@brightwater.example";
  private LocalDeployment deployment;
  private MailFlow mail;
  private Runs runs;
  private Customer customer;
  private String first;

  @BeforeEach
  void connect() {
    deployment = Deployments.start();
    Deployments.keepFewPeople(deployment);
    mail = new MailFlow(deployment);
    runs = new Runs();
    customer = Customer.subscribed(deployment);
    customer.onboarding().authorize(customer.consentAndChoose());
    customer.awaitStatus("CONNECTED");
    first = secret();
  }

  @AfterEach
  void stop() {
    mail.close();
    runs.close();
    deployment.close();
  }

  @Test
  void asksForAnAuthorisationAndEveryMessageMeanwhileIsSigned() throws Exception {
    mail.begin(SENDER);
    customer.rotateSecret();
    assertThatThrownBy(() -> customer.rotateSecret())
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("AlreadyInProgress");
    customer.onboarding().authorize(customer.awaitAction("ENTER_CODE").path("next"));
    JsonNode end = customer.awaitStatus("CONNECTED");

    assertThat(end.path("failure").isMissingNode()).isTrue();
    assertRotated(end);
    mail.assertAllAreSigned();
  }

  @Test
  void needsNobodyWhereTheAppMayWorkAlone() throws Exception {
    Deployments.letTheAppIn(deployment);
    customer.allowAppOnly();
    mail.begin(SENDER);
    customer.rotateSecret();
    JsonNode end = customer.awaitStatus("CONNECTED");

    assertThat(end.path("steps").findValuesAsText("name"))
        .containsExactly("RotateSecret", "MarkConnected");
    assertRotated(end);
    mail.assertAllAreSigned();
  }

  @Test
  void whoDeclinesEveryCodeLeavesEverythingAsItWas() {
    customer.rotateSecret();
    JsonNode end = customer.declineAllCodes();

    assertThat(end.at("/failure/code").asText()).isEqualTo("AuthorizationDeclined");
    assertThat(secret()).isEqualTo(first);
    assertThat(mail.delivered(SENDER, "after@example.net")).contains(MailFlow.PROCESSED);
  }

  private void assertRotated(JsonNode end) {
    assertThat(secret()).isNotEqualTo(first);
    String history = SdkText.of(runs.history(end.path("executionArn").asText()));
    assertThat(history).doesNotContain(secret()).doesNotContain(first);
    try (StoredData data = new StoredData()) {
      assertThat(data.dump()).doesNotContain(secret()).doesNotContain(first);
      assertThat(data.dump()).doesNotContain("SECRET#");
    }
    assertThat(customer.auditedActions())
        .contains("StartSecretRotation", "RotateSecret", "MarkConnected");
  }

  private String secret() {
    String header = ExchangeState.tenantHeader(deployment.exchange().configuration());
    return header.substring(header.indexOf('.') + 1);
  }
}
