package dev.countersign.local;

import static dev.countersign.local.Saboteur.How.REFUSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A test message goes through the whole loop before anybody's mail does. */
@Tag("long")
class ProbeTest {
  private static final String VALIDATE = "Validate-OutboundConnector";

  /** More often than a run sends one. */
  private static final int ALWAYS = 100;

  private static LocalDeployment deployment;
  private static LambdaFunction looking;
  private Customer customer;
  private Remains left;

  @BeforeAll
  static void start() {
    deployment = Deployments.impatient();
    Deployments.keepFewPeople(deployment);
    looking = deployment.cloud().functions().function("LookForProbe");
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void subscribe() {
    customer = Customer.subscribed(deployment);
    left = new Remains(deployment, customer.subscriptionId());
  }

  @AfterEach
  void disconnect() {
    deployment.cloud().functions().deploy(looking);
    deployment.exchange().adminFaults().clear();
    deployment.exchange().smtpFaults().clear();
    if (customer.connection().path("status").asText().equals("CONNECTED")) {
      customer.disconnect("");
    }
    left.assertNothing();
  }

  @Test
  void comesBackBeforeTheRulesAreEnabledAndTheStatusSaysSo() {
    JsonNode connected = customer.connect();

    assertThat(connected.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(connected.path("steps").findValuesAsText("name"))
        .containsSubsequence("VerifyReturnPath", "SendProbe", "LookForProbe", "EnableRules");
    assertThat(connected.at("/mailFlow/state").asText()).isEqualTo("TAKING_EFFECT");
    assertThat(connected.at("/mailFlow/text").asText()).contains("test message", "came back");
    List<MessageRecord> messages = messages();
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).state()).isEqualTo(MessageState.RETURNED);
    assertThat(messages.get(0).mailFrom()).startsWith("O365ConnectorValidation@");
  }

  @Test
  void anAccountThatMayNotTestConnectorsConnectsAllTheSame() {
    deployment.exchange().adminFaults().add(VALIDATE, AdminFault.status(403), 1);

    JsonNode connected = customer.connect();

    assertThat(connected.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(connected.at("/mailFlow/text").asText()).contains("would not send", "HTTP 403");
  }

  @Test
  void isAskedForAgainAtOnceWhereExchangeHadNoTime() {
    deployment.exchange().adminFaults().add(VALIDATE, AdminFault.status(503), 1);

    JsonNode connected = customer.connect();

    assertThat(connected.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(connected.at("/mailFlow/text").asText()).contains("test message", "came back");
    assertThat(messages()).hasSize(1);
  }

  @Test
  void whatGoesWrongWhenItIsSentIsNoReasonNotToConnect() {
    Functions functions = deployment.cloud().functions();
    Runnable putBack =
        Saboteur.replace(functions, "SendProbe", REFUSES, Saboteur.stateMachine("onboarding"));

    JsonNode connected = customer.connect();
    putBack.run();

    assertThat(connected.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(connected.at("/mailFlow/text").asText()).contains("way back", "is proved");
  }

  @Test
  void aTestMessageThatNeverComesHoldsNothingUp() {
    Deployments.lookForProbes(deployment, 0);
    deployment.exchange().adminFaults().add(VALIDATE, AdminFault.dropped(), ALWAYS);

    JsonNode connected = customer.connect();

    assertThat(connected.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(connected.path("steps").findValuesAsText("name"))
        .filteredOn("SendProbe"::equals)
        .hasSize(3);
    assertThat(connected.at("/mailFlow/text").asText()).contains("none came");
  }

  @Test
  void oneThatExchangeDoesNotTakeBackEndsTheRunBeforeAnybodysMailIsRouted() {
    Deployments.lookForProbes(deployment, 5);
    deployment
        .exchange()
        .smtpFaults()
        .add(SmtpFault.Step.DATA, SmtpFault.reply(451, "4.7.0 Temporary server error"), ALWAYS);

    JsonNode end = customer.connect();

    assertThat(end.path("status").asText()).isEqualTo("FAILED");
    assertThat(end.at("/failure/code").asText()).isEqualTo("ProbeNotTakenBack");
    assertThat(end.at("/failure/message").asText()).contains("451 4.7.0");
    assertThat(end.path("steps").findValuesAsText("name")).doesNotContain("EnableRules");
  }

  private List<MessageRecord> messages() {
    return Tables.of(
            new Environment(deployment.cloud().functions().function("RelayMessage").environment()))
        .ledger()
        .since(customer.subscriptionId(), Instant.EPOCH);
  }
}
