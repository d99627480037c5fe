package dev.countersign.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.check.CheckResult.Verdict;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.ledger.MessageState;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * The deployed functions over the AWS services of an endpoint: what DynamoDB, S3, SQS, KMS, Secrets
 * Manager and Step Functions answer there has to be what they are written for. Who extends it says
 * where the endpoint comes from.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls begin.
abstract class AwsEndpointSuite {
  private final ReturnHost exchange = new ReturnHost();
  private AwsEnvironment aws;
  private Clients clients;
  private Handlers handlers;
  private ApiCalls api;
  private MailPath mail;

  /** Makes the resources of template.yaml, or finds them made. */
  abstract AwsEnvironment start();

  @BeforeAll
  void begin() {
    aws = start();
    // After it: a deployment of its own has another authority.
    exchange.trusted();
    clients = new Clients();
    handlers = new Handlers(aws, exchange.port());
    api = new ApiCalls(handlers);
    mail = new MailPath(aws, handlers, clients);
  }

  @AfterAll
  void end() {
    clients.close();
    aws.close();
    exchange.close();
  }

  @Test
  void theApiKeepsWhatItIsTold() {
    String id = api.subscription();
    Map<String, String> path = Map.of("subscriptionId", id);
    String signature = "{\"html\":\"<p>{{displayName}}</p>\",\"text\":\"{{displayName}}\"}";

    api.put("PutSignature", path, signature);
    api.put("PutSignature", Map.of("subscriptionId", id, "signatureId", "short"), signature);
    api.put("PutRules", path, "{\"rules\":[{\"name\":\"All\",\"signature\":\"short\"}]}");
    api.put("PutMembers", path, "{\"members\":[{\"member\":\"user:ada\",\"role\":\"VIEWER\"}]}");

    assertThat(ApiCalls.each(api.get("ListSignatures", id).path("signatures"), "signatureId"))
        .containsExactlyInAnyOrder("DEFAULT", "short");
    assertThat(api.get("ReadSubscription", id).path("name").asText()).isEqualTo("Brightwater");
    assertThat(status("ReadSubscription", "ada", path)).isEqualTo(200);
    assertThat(status("ReadSubscription", "eve", path)).isEqualTo(404);
    assertThat(ApiCalls.each(api.get("ReadAudit", id).path("entries"), "action"))
        .startsWith("PutMembers")
        .endsWith("CreateSubscription");
  }

  @Test
  void aRunIsStartedShownAndStopped() {
    String id = api.subscription();
    Map<String, String> path = Map.of("subscriptionId", id);

    JsonNode started = api.call("StartOnboarding", "POST", ApiCalls.OWNER, path);
    assertThat(started.path("statusCode").asInt()).as("%s", started).isEqualTo(202);
    String link = ApiCalls.body(started).path("signInUrl").asText();
    assertThat(link).startsWith(ApiCalls.BASE + "/signin/" + id);
    JsonNode input = ApiCalls.read(execution(id).input());
    handlers.call("AwaitConsent", ((ObjectNode) input).put("taskToken", "token"));

    assertThat(api.get("ReadConnection", id).at("/next/url").asText()).isEqualTo(link);
    String invitation = link.substring(link.lastIndexOf('/') + 1);
    assertThat(status("ShowInvitation", "", Map.of("invitation", invitation))).isEqualTo(200);
    assertThat(status("ShowInvitation", "", Map.of("invitation", invitation + "x"))).isEqualTo(404);

    api.call("StartDisconnecting", "DELETE", ApiCalls.OWNER, path);
    assertThat(execution(id).status()).isEqualTo(ExecutionStatus.ABORTED);
  }

  @Test
  void aMessageIsAcceptedSignedAndReturned() {
    String id = connected();
    String messageId = mail.store(id, "Quarterly figures");

    JsonNode accepted = handlers.call("AcceptMessage", MailPath.event(messageId, id));
    assertThat(accepted.path("queued").asInt()).isEqualTo(1);
    assertThat(mail.relay(messageId)).isEmpty();

    assertThat(exchange.messages)
        .filteredOn(message -> message.contains("Quarterly figures"))
        .singleElement()
        .asString()
        .contains("Lena Hoffmann, Engineer", "X-Countersign-Processed: ")
        .doesNotContain(MailPath.SECRET);
    assertThat(mail.state(messageId)).isEqualTo(MessageState.RETURNED);
    assertThat(ApiCalls.each(api.get("ListMessages", id).path("messages"), "messageId"))
        .containsExactly(messageId);
  }

  @Test
  void aMessageThatExchangePutsOffStaysInTheQueueHidden() {
    String id = connected();
    String messageId = mail.store(id, "Put off");
    handlers.call("AcceptMessage", MailPath.event(messageId, id));
    exchange.busy = true;

    assertThat(mail.relay(messageId)).hasSize(1);

    exchange.busy = false;
    assertThat(mail.hidden()).isPositive();
    assertThat(mail.state(messageId)).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void aMessageThatGoesInCirclesIsParkedKeptAndReleased() {
    String id = connected();
    String messageId = mail.store(id, "Round and round");
    ObjectNode event = MailPath.event(messageId, id);
    for (int pass = 0; pass < 4; pass++) {
      MailPath.addHeader(event, "Received", "from a by ingress.example id " + messageId);
    }

    handlers.call("AcceptMessage", event);

    assertThat(mail.state(messageId)).isEqualTo(MessageState.PARKED);
    assertThat(mail.keys("parked/")).contains("parked/" + messageId);
    Map<String, String> path = Map.of("subscriptionId", id, "messageId", messageId);
    JsonNode released = api.call("ReleaseMessage", "POST", ApiCalls.OWNER, path);
    assertThat(released.path("statusCode").asInt()).as("%s", released).isEqualTo(202);
    assertThat(mail.relay(messageId)).isEmpty();
    assertThat(exchange.messages).anyMatch(message -> message.contains("Round and round"));
  }

  @Test
  void theSweeperReadsWhatIsStoredAndWhatIsOpen() {
    mail.store(connected(), "Not told of");

    JsonNode swept = handlers.call("SweepMessages", Json.MAPPER.createObjectNode());

    assertThat(swept).isNotNull();
  }

  @Test
  void theDoctorFindsTableAndKeyWell() {
    JsonNode checks =
        handlers.call("CheckControlPath", Json.MAPPER.createObjectNode()).path("checks");

    assertThat(checks)
        .filteredOn(check -> check.path("name").asText().matches("(DynamoDB|KMS): .*"))
        .hasSize(2)
        .allMatch(check -> check.path("verdict").asText().equals(Verdict.GREEN.name()));
  }

  private String connected() {
    String id = api.subscription();
    mail.connect(id, exchange);
    return id;
  }

  private int status(String function, String caller, Map<String, String> path) {
    return api.call(function, "GET", caller, path).path("statusCode").asInt();
  }

  private DescribeExecutionResponse execution(String id) {
    String arn =
        Tables.of(handlers.environment("ReadConnection"))
            .subscriptions()
            .find(id, "STATUS")
            .orElseThrow()
            .text("executionArn");
    try (SfnClient stepFunctions = Clients.stepFunctions()) {
      return stepFunctions.describeExecution(get -> get.executionArn(arn));
    }
  }
}
